import { useMemo, useState } from 'react'
import { CASES, caseById } from '../../domain/cases'
import { SYMPTOMS, type SymptomId } from '../../domain/symptoms'
import type { GalleryStart } from '../../state/gallery'
import { CasePage } from './CasePage'
import { CaseSearch } from './CaseSearch'
import { find } from './search'
import { SymptomChips } from './SymptomChips'

/**
 * The cases beside the page of one of them. What somebody sees narrows the list, in our words or in
 * their own. On a phone there is room for one of the two: the list until a case is chosen, then its
 * page.
 */
export function Gallery(props: {
  readonly start: GalleryStart
  /** The case that is open, whose page stands there until another is chosen. */
  readonly current: string | null
  readonly onDone: () => void
}) {
  const { start, current, onDone } = props
  const [symptom, setSymptom] = useState<SymptomId | null>(start.symptom)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(start.caseId)
  const found = useMemo(() => find(text), [text])
  const showing = CASES.filter(({ symptoms }) => symptom === null || symptoms.includes(symptom))
  const listed = found?.cases ?? showing
  const open = listed.find(({ id }) => id === current)
  const shown = (chosen === null ? undefined : caseById(chosen)) ?? open ?? listed[0]

  function filter(id: SymptomId) {
    const next = id === symptom ? null : id
    setSymptom(next)
    setText('')
    // On a desk the page follows; on a phone the list stays.
    if (next !== null && !shown?.symptoms.includes(next)) setChosen(null)
  }

  function search(words: string) {
    setText(words)
    setSymptom(null)
    setChosen(null)
  }

  return (
    <div className="gallery-body" data-page={chosen !== null}>
      <nav className="gallery-list" aria-label="Cases">
        <h3 id="symptoms">What do you see?</h3>
        <CaseSearch text={text} found={found} onText={search} />
        <SymptomChips
          labelledBy="symptoms"
          symptoms={found === null || found.symptoms.length === 0 ? SYMPTOMS : found.symptoms}
          chosen={symptom}
          onChoose={filter}
        />
        <ul aria-label={found === null && symptom === null ? 'All cases' : 'Cases that show it'}>
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
        <CasePage key={shown.id} of={shown} onBack={() => setChosen(null)} onDone={onDone} />
      )}
    </div>
  )
}
