import { useState } from 'react'
import { SYMPTOMS, type SymptomId } from '../../domain/case'
import { CASES, caseById } from '../../domain/cases'
import { CasePage } from './CasePage'

/**
 * The cases beside the page of one of them. What somebody sees narrows the list. On a phone there
 * is room for one of the two: the list until a case is chosen, then its page.
 */
export function Gallery(props: {
  readonly startWith: string | null
  /** The case that is open, whose page stands there until another is chosen. */
  readonly current: string | null
  readonly onDone: () => void
}) {
  const [symptom, setSymptom] = useState<SymptomId | null>(null)
  const [chosen, setChosen] = useState(props.startWith)
  const listed = CASES.filter(({ symptoms }) => symptom === null || symptoms.includes(symptom))
  const open = listed.find(({ id }) => id === props.current)
  const shown = (chosen === null ? undefined : caseById(chosen)) ?? open ?? listed[0]

  function filter(id: SymptomId) {
    const next = id === symptom ? null : id
    setSymptom(next)
    // On a desk the page follows; on a phone the list stays.
    if (next !== null && !shown?.symptoms.includes(next)) setChosen(null)
  }

  return (
    <div className="gallery-body" data-page={chosen !== null}>
      <nav className="gallery-list" aria-label="Cases">
        <h3 id="symptoms">What do you see?</h3>
        <div className="symptoms" role="group" aria-labelledby="symptoms">
          {SYMPTOMS.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className="symptom"
              aria-pressed={id === symptom}
              onClick={() => filter(id)}
            >
              {label}
            </button>
          ))}
        </div>
        <ul aria-label={symptom === null ? 'All cases' : 'Cases that show it'}>
          {listed.map(({ id, title, why }) => (
            <li key={id}>
              <button
                type="button"
                className="gallery-case"
                aria-current={id === shown?.id}
                onClick={() => setChosen(id)}
              >
                <b>{title}</b>
                <span>{why}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {shown && (
        <CasePage key={shown.id} of={shown} onBack={() => setChosen(null)} onDone={props.onDone} />
      )}
    </div>
  )
}
