import { useState } from 'react'
import type { CodeReading, Mark } from '../../code/reading'
import { MARK_IDS, MARKS } from './marks'

/** More at a time would make the page slow; the filters reach the rest. */
const MOST = 400

/** The lines that matter, each with its mark and what it became. */
export function ReadLines(props: {
  readonly reading: CodeReading
  readonly onSelect: (line: number) => void
}) {
  const { code, lines } = props.reading
  const [only, setOnly] = useState<Mark | null>(null)
  if (lines.length === 0) return null
  const texts = code.split('\n')
  const wanted = lines.filter(({ mark }) => only === null || mark === only)
  const present = MARK_IDS.filter((mark) => lines.some((line) => line.mark === mark))
  return (
    <>
      {present.length > 1 && (
        <div className="code-filters" role="group" aria-label="Show lines">
          {[null, ...present].map((mark) => (
            <button
              key={mark ?? 'all'}
              className="pill"
              aria-pressed={only === mark}
              onClick={() => setOnly(mark)}
            >
              {mark === null ? 'All' : MARKS[mark].label}
            </button>
          ))}
        </div>
      )}
      <ol className="code-lines">
        {wanted.slice(0, MOST).map(({ line, mark, text }, i) => {
          const { icon: Icon, label } = MARKS[mark]
          return (
            <li key={i} data-line={line} data-mark={mark}>
              <button
                className="code-line-number"
                title="Select this line"
                aria-label={`Line ${line}`}
                onClick={() => props.onSelect(line)}
              >
                {line}
              </button>
              <div>
                <code>{(texts[line - 1] ?? '').trim()}</code>
                <p>
                  <Icon size={13} aria-label={label} /> {text}
                </p>
              </div>
            </li>
          )
        })}
      </ol>
      {wanted.length > MOST && (
        <p className="muted">
          {(wanted.length - MOST).toLocaleString('en')} further lines are not shown.
        </p>
      )}
    </>
  )
}
