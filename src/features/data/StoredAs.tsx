import { useId } from 'react'
import { LIMITS, type IntakeOptions } from '../../domain/intake'
import { bytesText } from '../../domain/memory'
import { setIntakeOptions } from '../../state/intake'
import { NumberInput } from '../../ui/NumberInput'
import { Select } from '../../ui/Select'
import { useTyped } from '../../ui/useTyped'
import { LARGEST_SIDE, largestSide, readSide, SMALLEST_SIDE } from './side'

const COLOURS = [
  { value: 3, label: 'RGB, or grey if all are' },
  { value: 1, label: 'grey' },
] as const

/** At how many pixels and in which colours photos are stored, and the room that takes. */
export function StoredAs(props: {
  readonly options: IntakeOptions
  /** How many there are; null where that is not known yet. */
  readonly photos: number | null
  /** Whether those that were read are all grey. */
  readonly allGrey?: boolean
}) {
  const { options, photos, allGrey = false } = props
  const { side, channels } = options
  const id = useId()
  const { input, problem } = useTyped(String(side), readSide, (next) =>
    setIntakeOptions({ side: next }),
  )
  const kept = allGrey ? 1 : channels
  const each = side * side * kept
  const fits = photos === null || photos * each <= LIMITS.pixelBytes
  return (
    <div className="stored-as">
      <label htmlFor={`${id}-side`}>Stored at</label>
      <NumberInput
        {...input}
        id={`${id}-side`}
        unit="px"
        problemId={problem === null ? undefined : `${id}-problem`}
      />
      <Select
        aria-label="Colours"
        value={channels}
        options={COLOURS}
        onPick={(picked) => setIntakeOptions({ channels: picked })}
      />
      <span className={fits ? 'muted' : 'control-problem'} role={fits ? undefined : 'alert'}>
        {photos === null
          ? `room for ${Math.min(LIMITS.images, Math.floor(LIMITS.pixelBytes / each)).toLocaleString('en')} photos`
          : `${bytesText(photos * each)} of the ${bytesText(LIMITS.pixelBytes)} a set may take`}
        {!fits && `: at most ${largestSide(photos ?? 0, kept)} px`}
      </span>
      {allGrey && channels === 3 && (
        <p className="muted">
          All of them are grey, so they are kept with one channel, a third of the room, and the
          network’s input has one too. With any in colour, all are kept as RGB.
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="control-problem" role="alert">
          {problem} From {SMALLEST_SIDE} to {LARGEST_SIDE}.
        </p>
      )}
    </div>
  )
}
