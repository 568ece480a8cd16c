import type { FittedFunction } from '../../code/reading'
import { FunctionCurve } from './FunctionCurve'

/** Functions of theirs, told by what they compute. */
export function Functions({ functions }: { readonly functions: readonly FittedFunction[] }) {
  if (functions.length === 0) return null
  return (
    <ul className="code-functions">
      {functions.map((each) => (
        <li key={`${each.role} ${each.line}`}>
          <p>
            <code>{each.name}</code>{' '}
            <span className="muted">
              ({each.role}, line {each.line})
            </span>
            : {each.said}
            {each.deviation !== null && (
              <span className="muted">
                {' '}
                Largest deviation seen: {deviationText(each.deviation)}.
              </span>
            )}
          </p>
          {each.curve && <FunctionCurve curve={each.curve} name={each.name} />}
        </li>
      ))}
    </ul>
  )
}

const deviationText = (value: number) => (value === 0 ? '0' : value.toExponential(1))
