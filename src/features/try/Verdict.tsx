import type { RunId } from '../../domain/config'
import { takenForSame } from '../../domain/verification/pairOutputs'
import { scaleEnd } from '../../domain/judging'
import { outputName } from '../../domain/outputs'
import type { PairScore } from '../../state/tryoutQuestions'
import { judgedRates } from '../../state/judgedRates'
import { imageFor } from '../../state/tryoutQuestions'
import { judgedOnText, tooFewForRate } from '../../domain/thresholdWords'
import { errorsLine, forgedLine } from './errorsLine'
import { OutputHistogram } from './OutputHistogram'
import { placementOf, placementText } from './placement'
import type { Place } from './place'
import { isSamePicture, samePictureText } from './samePicture'
import { thresholdLine } from './thresholdLine'
import { weakThreshold } from './weakThreshold'
import { useJudge } from './useJudge'
import { outputText } from './words'

/** What a run says of a pair: its output, the verdict, and where that lies among held-out pairs. */
export function Verdict(props: {
  readonly run: RunId
  readonly score: PairScore
  readonly place: Place
}) {
  const { run, score, place } = props
  const { config, words } = place
  const { distance, output } = score
  const { judged, judge } = useJudge(run, place)
  const itself = isOfItself(place)
  const quantity = outputName(config)
  const same = takenForSame(output, judge.threshold, judge.larger)
  const rates = judged && judgedRates(judged, judge)
  const errors = rates && errorsLine(rates, words, judge)
  const weak = rates && !itself ? weakThreshold(rates, words, judge) : null
  const verdict =
    Number.isNaN(output) || Number.isNaN(judge.threshold)
      ? 'No verdict'
      : same
        ? words.same
        : words.different
  const where =
    judged &&
    placementText(output, placementOf(output, judged.pairs, judged.larger), quantity === 'distance')
  return (
    <>
      <p
        className={`try-verdict ${verdict === 'No verdict' ? '' : same ? 'same' : 'different'} ${weak ? 'weak' : ''}`}
      >
        <span aria-hidden>{verdict === 'No verdict' ? '–' : same ? '●' : '◆'}</span> {verdict}
      </p>
      {weak && <p className="try-weak">{weak}</p>}
      {/* Without numbers, so that it is told when the verdict changes and not at every step. */}
      <p className="hidden" role="status">
        Run {run}: {verdict}
      </p>
      <p>
        {quantity === 'output' && `Distance ${outputText(distance)}, `}
        {quantity} <b>{outputText(output)}</b>
        {`, ${thresholdLine(output, judge, words)}`}
      </p>
      {itself && <p className="try-itself">{samePictureText(config, score, words.picture)}</p>}
      {!itself && errors !== null && (
        <p className="muted">
          {[errors, forgedLine(rates), judgedOnText(judge, words), tooFewForRate(judge)]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {Number.isNaN(output) && (
        <p className="problem">
          The {quantity} is not a number: the network’s weights or this pair’s embeddings are not
          finite.
        </p>
      )}
      {judged !== null && where !== null && !itself && (
        <>
          <OutputHistogram
            pairs={judged.pairs}
            quantity={quantity}
            end={Math.max(
              scaleEnd(config, judged.pairs.outputs),
              Number.isFinite(output) ? output : 0,
            )}
            output={output}
            threshold={judge.threshold}
            summary={where}
          />
          <p>
            {where}{' '}
            <span className="muted">
              Of {judged.pairs.outputs.length.toLocaleString('en')} held-out pairs at step{' '}
              {judged.step}.
            </span>
          </p>
        </>
      )}
      {judged === null && (
        <p className="muted">No held-out pairs have been judged yet to compare this with.</p>
      )}
    </>
  )
}

/** Whether both slots hold the same picture, as far as can be told. */
function isOfItself({ tryout: { slots }, wanted, view, config }: Place): boolean {
  if (wanted === null) return false
  const [a, b] = [imageFor(slots.first, wanted), imageFor(slots.second, wanted)]
  return (
    a !== null && b !== null && isSamePicture([a, b], wanted.options, view.heldOut, config.channels)
  )
}
