import './diff.css'
import { diffLines, type DiffRow, type Line } from './lineDiff'

/** Lines of a file before and after. */
interface LineChange {
  readonly file: string
  readonly original: string
  readonly corrected: string
  /** What the two columns are, where they are not “As posted” and “Corrected”. */
  readonly headings?: readonly [original: string, corrected: string]
}

const HEADINGS = ['As posted', 'Corrected'] as const

/**
 * Lines as posted beside the corrected ones, the places of one file in one table. On a phone each
 * changed line stands above its correction, and unchanged lines stand once.
 */
export function CodeDiff({ changes }: { readonly changes: readonly LineChange[] }) {
  return tablesOf(changes).map((places) => {
    const [first] = places
    const [original, corrected] = first?.headings ?? HEADINGS
    return (
      <table className="diff" key={first?.corrected}>
        <caption>{first?.file}</caption>
        <thead>
          <tr>
            <th scope="col">{original}</th>
            <th scope="col">{corrected}</th>
          </tr>
        </thead>
        {places.map((place) => (
          <tbody key={place.corrected}>
            {diffLines(place.original, place.corrected).map((row, index) => (
              <Row key={index} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    )
  })
}

/** Places that follow each other and are of one file, under one pair of headings. */
function tablesOf(changes: readonly LineChange[]): LineChange[][] {
  const tables: LineChange[][] = []
  for (const change of changes) {
    const last = tables.at(-1)
    const before = last?.[0]
    if (before?.file === change.file && String(before.headings) === String(change.headings))
      last?.push(change)
    else tables.push([change])
  }
  return tables
}

function Row({ row }: { readonly row: DiffRow }) {
  if (row.kind === 'same')
    return (
      <tr>
        <td>
          <code>{row.text}</code>
        </td>
        <td className="diff-repeated">
          <code>{row.text}</code>
        </td>
      </tr>
    )
  return (
    <tr>
      <Cell line={row.original} sign="−" as="del" />
      <Cell line={row.corrected} sign="+" as="ins" />
    </tr>
  )
}

function Cell(props: {
  readonly line: Line | null
  readonly sign: string
  readonly as: 'del' | 'ins'
}) {
  const { line, sign, as: Mark } = props
  if (line === null) return <td className="diff-none" />
  return (
    <td className={`diff-${Mark}`}>
      <span className="diff-sign">{sign}</span>
      <code>
        {line.map(({ text, changed }, index) =>
          changed ? <Mark key={index}>{text}</Mark> : <span key={index}>{text}</span>,
        )}
      </code>
    </td>
  )
}
