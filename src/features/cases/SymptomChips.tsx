import type { Symptom, SymptomId } from '../../domain/symptoms'
import { Pill } from '../../ui/Pill'

/** Symptoms to choose from; the one that is chosen narrows the cases. */
export function SymptomChips(props: {
  readonly labelledBy: string
  readonly symptoms: readonly Symptom[]
  readonly chosen: SymptomId | null
  readonly onChoose: (id: SymptomId) => void
}) {
  const { labelledBy, symptoms, chosen, onChoose } = props
  return (
    <div className="symptoms" role="group" aria-labelledby={labelledBy}>
      {symptoms.map(({ id, label }) => (
        <Pill key={id} aria-pressed={id === chosen} onClick={() => onChoose(id)}>
          {label}
        </Pill>
      ))}
    </div>
  )
}
