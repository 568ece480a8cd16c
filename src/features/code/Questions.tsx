import { useStore } from 'zustand'
import type { CodeReading } from '../../code/reading'
import { answerCode, pastedCodeStore } from '../../state/pastedCode'

/** What the code leaves open, in one small form; until it is answered, what is assumed is chosen. */
export function Questions({ reading: { questions } }: { readonly reading: CodeReading }) {
  const answers = useStore(pastedCodeStore, (code) => code.answers)
  if (questions.length === 0) return null
  return (
    <form className="code-questions">
      {questions.map(({ id, text, options, assumed }) => (
        <fieldset key={id}>
          <legend>{text}</legend>
          {options.map((option) => (
            <label key={option.value}>
              <input
                type="radio"
                name={`code-${id}`}
                checked={(answers[id] ?? assumed) === option.value}
                onChange={() => answerCode(id, option.value)}
              />
              {option.text}
              {answers[id] === undefined && option.value === assumed && (
                <span className="muted"> (assumed)</span>
              )}
            </label>
          ))}
        </fieldset>
      ))}
    </form>
  )
}
