import type { CodeReading } from '../../code/reading'
import { DEFAULT_CONFIG } from '../../domain/config'
import { formatValue } from '../../domain/field'
import { FIELDS } from '../../domain/fields'
import { MARK_IDS, MARKS } from './marks'

const FRAMEWORKS = { keras: 'Keras', pytorch: 'PyTorch' } as const

/** How much was understood, and what it comes to. */
export function Summary({ reading }: { readonly reading: CodeReading }) {
  const { framework, lines, problem, config } = reading
  const run = { ...DEFAULT_CONFIG, ...config }
  const said = FIELDS.filter(({ id, applies }) => id in config && (applies?.(run) ?? true))
    .map((field) => `${field.label}: ${formatValue(field, run[field.id])}`)
    .join(' · ')
  return (
    <div className="code-summary">
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <p>
        {framework !== null && <b>{FRAMEWORKS[framework]}. </b>}
        {MARK_IDS.map((mark) => ({ mark, count: new Set(linesOf(lines, mark)).size }))
          .filter(({ count }) => count > 0)
          .map(
            ({ mark, count }) => `${count} ${count === 1 ? 'line' : 'lines'} ${MARKS[mark].label}`,
          )
          .join(', ')}
        {lines.length > 0 && '.'}
      </p>
      {problem === null && said !== '' && <p className="muted">Becomes: {said}.</p>}
    </div>
  )
}

const linesOf = (lines: CodeReading['lines'], of: keyof typeof MARKS) =>
  lines.filter(({ mark }) => mark === of).map(({ line }) => line)
