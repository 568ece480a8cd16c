import { useEffect } from 'react'
import type { RunId } from '../../domain/config'
import { answerTo, askPair } from '../../state/tryout'
import { imageFor, pairQuestion } from '../../state/tryoutQuestions'
import { AnswerNote } from './AnswerNote'
import type { Place } from './place'
import { Slot } from './Slot'
import { Verdict } from './Verdict'

/** Two pictures and what the run says of them. */
export function TwoPhotos({ run, place }: { readonly run: RunId; readonly place: Place }) {
  const { tryout, view, words } = place
  const question = pairQuestion(place)
  const { subject, log } = question ?? {}
  // While it trains the answer follows the evaluations, else the steps.
  const pace = view.state === 'training' ? view.evaluation?.step : view.log.length
  useEffect(() => {
    if (subject !== undefined) void askPair(run)
  }, [run, subject, log, pace])

  const { answer, failure } = answerTo(question, tryout.pair[run])
  return (
    <div className="try-pair">
      <Slot slot="first" label={`First ${words.picture}`} place={place} />
      <Slot slot="second" label={`Second ${words.picture}`} place={place} />
      <section className="try-result" aria-label={`What run ${run} says`}>
        {answer !== null ? (
          <Verdict run={run} score={answer.value} place={place} />
        ) : (
          question !== null && failure === null && <p className="muted">Comparing…</p>
        )}
        {question === null && <p className="muted">{missing(place)}</p>}
        <AnswerNote
          step={answer?.step ?? null}
          failure={failure}
          view={view}
          follows
          onRefresh={() => void askPair(run)}
        />
      </section>
    </div>
  )
}

function missing({ tryout: { slots }, wanted, words }: Place): string {
  const ready = (['first', 'second'] as const).filter(
    (slot) => wanted !== null && imageFor(slots[slot], wanted) !== null,
  ).length
  if (ready === 2) return 'The verdict appears here once the run can be asked.'
  const needed = ready === 1 ? `One more ${words.picture}` : `Two ${words.picture}s`
  return `${needed}, and here stands how far apart they are, the verdict, and where that falls among the held-out pairs.`
}
