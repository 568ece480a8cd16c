/** What came of trying fixes, in words. */
import type { Proof } from '../../diagnosis/proof'
import { wilson } from '../../domain/verification/wilson'
import type { ProofState } from '../../state/prover'

/** “seed 1, step 30 of 60”. */
export const stepText = ({ seed, step, of }: NonNullable<Proof['underWay']>): string =>
  step === 0 ? `seed ${seed}, loading` : `seed ${seed}, step ${step} of ${of}`

/** “12 of 60 s”; the trial that was under way as the time was spent may go on. */
export function timeText({ seconds, budget }: Pick<Proof, 'seconds' | 'budget'>): string {
  const [spent, most] = [Math.floor(seconds), Math.round(budget)]
  return spent < most ? `${spent} of ${most} s` : `${spent} s: the last one`
}

/** Why no further fix is tried; null where the card says what came of them all. */
export function endText({ over, seconds }: Pick<ProofState, 'over' | 'seconds'>): string | null {
  if (over === 'stopped') return 'Stopped.'
  return over === 'spent' ? `${Math.round(seconds)} s were spent.` : null
}

/** “3 of 10 learn (95 % interval 11–60 %)”. */
export function shareText({ learn, of }: { readonly learn: number; readonly of: number }): string {
  const [low, high] = wilson(learn, of).map((share) => Math.round(100 * share))
  return `${learn} of ${of} ${of === 1 || learn === 1 ? 'learns' : 'learn'} (95 % interval ${low}–${high} %)`
}
