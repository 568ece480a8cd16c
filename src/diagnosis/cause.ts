/**
 * Causes: what may make a run fail. A cause is one file in `causes/`: under which settings and
 * observations it is likely, what speaks for it in words made of what was measured, and the settings
 * that would undo it, best first. `suspects.ts` ranks them, `nextTrial.ts` has them tried.
 */
import type { Fix, Told } from './finding'
import type { Observations } from './observations'

/** A fix before anything is known of trying it. */
export type Remedy = Pick<Fix, 'label' | 'patch'>

export interface Cause {
  /**
   * How likely it is here, 0 to 1, by the settings and what was observed, of a run that fails; 0 where
   * it cannot be. The numbers were set by the fault benchmark (docs/diagnosis.md).
   */
  weigh(o: Observations): number
  /** What was observed that speaks for it: sentences. */
  why(o: Observations): string
  /** What undoes it, best first, one or two settings each; never what is set already. */
  remedies(o: Observations): readonly Remedy[]
  /** What is told in place of how the run came out, where the cause has words that tell both. */
  card?(o: Observations): Told | null
}
