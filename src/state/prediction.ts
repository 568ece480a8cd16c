/**
 * What a person has predicted of each case, kept while the page is open and never in the link,
 * and what the run answers. A reset takes the answer back, not the prediction.
 */
import { createStore } from 'zustand/vanilla'
import { verdictOf } from '../diagnosis/verdict'
import { rightOption, type Case } from '../domain/case'
import type { Setup } from '../domain/config'
import type { Verdict } from '../domain/verdict'
import { factsOfRun } from './runFacts'
import { startedOn, type RunView } from './runView'

/** The option chosen, by case id. */
export const predictionsStore = createStore<Readonly<Record<string, number>>>(() => ({}))

export function predict(caseId: string, option: number): void {
  predictionsStore.setState({ [caseId]: option })
}

/** Whether a prediction can still be made, is being put to the test, or is answered. */
export type PredictionState =
  | { readonly stage: 'open' }
  | { readonly stage: 'running' }
  | { readonly stage: 'failed' }
  | {
      readonly stage: 'answered'
      readonly verdict: Verdict
      /** The option that came true; null where none did. */
      readonly right: number | null
      /** Whether the run came out as the case does while nothing in it is changed. */
      readonly asUsual: boolean
    }

/** Where the prediction of a case stands; open while another setup is on the screen. */
export function predictionState(
  { id, prediction }: Case,
  setup: Setup,
  view: RunView,
): PredictionState {
  const start = startedOn(view)
  if (setup.caseId !== id || start === null) return { stage: 'open' }
  if (view.error !== null) return { stage: 'failed' }
  if (view.state !== 'finished' && view.state !== 'failed') return { stage: 'running' }
  const verdict = verdictOf(factsOfRun(view, start))
  const right = rightOption(prediction, verdict)
  return {
    stage: 'answered',
    verdict,
    right,
    asUsual: right === rightOption(prediction, prediction.outcome),
  }
}
