import { ChevronLeft, ChevronRight, ClipboardCopy, Download } from 'lucide-react'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import type { FileRow, FileStatus } from '../../domain/intake'
import { worded, type SetWords } from '../../domain/setKind'
import { Button } from '../../ui/Button'
import { saveFile } from '../../ui/saveFile'
import { CODE_LABELS } from './codeLabels'
import {
  codeCounts,
  filterRows,
  pageOf,
  reportCsv,
  STATUSES,
  statusCounts,
  type RowFilter,
} from './reportRows'

const SIGNS: Readonly<Record<FileStatus, string>> = {
  skipped: '✕ skipped',
  note: '! note',
  ignored: '– ignored',
  read: '✓ read',
}

/** What became of each file, with what is wrong first. */
export function ReportTable(props: {
  readonly rows: readonly FileRow[]
  readonly words: SetWords
}) {
  const { words } = props
  const rows = useMemo(
    () => props.rows.map((row) => ({ ...row, message: worded(row.message, words) })),
    [props.rows, words],
  )
  const counts = useMemo(() => statusCounts(rows), [rows])
  const codes = useMemo(() => codeCounts(rows), [rows])
  const [filter, setFilter] = useState<RowFilter>('all')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(0)
  const wanted = useDeferredValue(text)
  const found = useMemo(() => filterRows(rows, filter, wanted), [rows, filter, wanted])
  const { page, pages, rows: shown } = pageOf(found, asked)
  const id = useId()
  const chosen = (value: RowFilter) => ({
    pressed: filter === value,
    onPick() {
      setFilter(filter === value ? 'all' : value)
      setAsked(0)
    },
  })
  return (
    <section className="data-part report" aria-labelledby={id}>
      <h3 id={id}>File by file</h3>
      <div className="report-filters">
        {STATUSES.map(({ value, label }) => (
          <Filter key={value} label={label} count={counts[value]} {...chosen(value)} />
        ))}
        <input
          type="search"
          placeholder="Find in names and messages"
          aria-label="Find in names and messages"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAsked(0)
          }}
        />
        <SaveReport rows={found} />
      </div>
      {codes.length > 0 && (
        <div className="report-filters" role="group" aria-label="What was found">
          {codes.map(([code, count]) => (
            <Filter
              key={code}
              label={worded(CODE_LABELS[code], words)}
              count={count}
              {...chosen(code)}
            />
          ))}
        </div>
      )}
      <div className="report-scroll" tabIndex={0} role="group" aria-label="Files">
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">What became of it</th>
              <th scope="col">Why, and what to do</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={page * shown.length + index} data-status={row.status} data-code={row.code}>
                <th scope="row">{row.path}</th>
                <td>{SIGNS[row.status]}</td>
                <td>{row.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="report-pages">
        <span role="status">
          {found.length === 0
            ? 'No file is like that.'
            : `${found.length.toLocaleString('en')} ${found.length === 1 ? 'file' : 'files'}, page ${page + 1} of ${pages}`}
        </span>
        <Button
          className="icon"
          aria-label="Previous page"
          disabled={page === 0}
          onClick={() => setAsked(page - 1)}
        >
          <ChevronLeft size={14} aria-hidden />
        </Button>
        <Button
          className="icon"
          aria-label="Next page"
          disabled={page === pages - 1}
          onClick={() => setAsked(page + 1)}
        >
          <ChevronRight size={14} aria-hidden />
        </Button>
      </div>
    </section>
  )
}

function Filter(props: {
  readonly label: string
  readonly count: number
  readonly pressed: boolean
  readonly onPick: () => void
}) {
  const { label, count, pressed, onPick } = props
  return (
    <Button className="small" aria-pressed={pressed} disabled={count === 0} onClick={onPick}>
      {label} {count.toLocaleString('en')}
    </Button>
  )
}

/** The rows that are found, as a CSV. */
function SaveReport({ rows }: { readonly rows: readonly FileRow[] }) {
  const [note, setNote] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(reportCsv(rows)).then(
      () => setNote('Copied.'),
      () => setNote('The browser keeps the clipboard closed: use CSV.'),
    )
  return (
    <span className="report-save">
      <span role="status">{note}</span>
      <Button className="small" onClick={copy}>
        <ClipboardCopy size={13} aria-hidden /> Copy
      </Button>
      <Button
        className="small"
        onClick={() => saveFile('siamese-playground-photos.csv', reportCsv(rows), 'text/csv')}
      >
        <Download size={13} aria-hidden /> CSV
      </Button>
    </span>
  )
}
