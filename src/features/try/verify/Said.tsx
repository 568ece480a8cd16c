import { useStore } from 'zustand'
import type { Judge } from '../../../domain/judging'
import { outputName } from '../../../domain/outputs'
import { takenForSame } from '../../../domain/verification/pairOutputs'
import type { Verifier } from '../../../domain/verifier'
import { verifyingStore } from '../../../state/verifying'
import type { Place } from '../place'
import { Ranking } from '../Ranking'
import { outputText } from '../words'
import { errorText, sideText } from './sayings'

interface Props {
  readonly verifier: Verifier
  readonly place: Place
}

const judgeOf = ({ threshold, larger }: Verifier): Judge => ({
  threshold: threshold?.value ?? NaN,
  from: 'set',
  larger,
})

/** The verdict on two pictures, how near the threshold it is, and how often that errs. */
export function SaidOfPair({ verifier, place }: Props) {
  const said = useStore(verifyingStore, (verifying) => verifying.pair)
  const { words, config } = place
  if (said === null)
    return (
      <p className="muted">
        Two {words.picture}s, and here stands whether they are of one {words.one}.
      </p>
    )
  if (said.failure !== null) return <Failure text={said.failure} />
  if (said.value === null) return <p className="muted">Comparing…</p>
  const { distance, output } = said.value
  const { threshold, larger } = judgeOf(verifier)
  const isKnown = !Number.isNaN(output) && !Number.isNaN(threshold)
  const same = isKnown && takenForSame(output, threshold, larger)
  const verdict = isKnown ? (same ? words.same : words.different) : 'No verdict'
  const quantity = outputName(config)
  return (
    <>
      <p className={`try-verdict ${isKnown ? (same ? 'same' : 'different') : ''}`} role="status">
        <span aria-hidden>{isKnown ? (same ? '●' : '◆') : '–'}</span> {verdict}
      </p>
      <p>
        {quantity === 'output' && `Distance ${outputText(distance)}, `}
        {quantity} <b>{outputText(output)}</b>
        {sideText(output, verifier)}
      </p>
      <p className="muted">{errorText(verifier)}</p>
    </>
  )
}

/** Who of the enrolled is nearest, and whether near enough. */
export function SaidOfGallery({ verifier, place }: Props) {
  const said = useStore(verifyingStore, (verifying) => verifying.gallery)
  const { tryout, words } = place
  if (said === null)
    return (
      <p className="muted">
        {tryout.enrolled.length === 0
          ? `Enrol somebody by name and ${words.picture}s, and put a probe on the left.`
          : 'Put a probe on the left, and here stands who of the enrolled is nearest to it.'}
      </p>
    )
  if (said.failure !== null) return <Failure text={said.failure} />
  if (said.value === null) return <p className="muted">Ranking…</p>
  return (
    <>
      <Ranking
        run={null}
        ranked={said.value}
        judge={judgeOf(verifier)}
        judged={null}
        place={place}
      />
      <p className="muted">{errorText(verifier)}</p>
    </>
  )
}

const Failure = ({ text }: { readonly text: string }) => (
  <p className="problem" role="alert">
    {text}
  </p>
)
