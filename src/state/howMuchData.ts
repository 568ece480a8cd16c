/** “How much data?” from where a set is looked at, or judged. */
import { dataSweep } from '../domain/dataSweep'
import { loadPart } from '../loading/part'
import { setFor } from './datasets'
import { setupStore, type SetupState } from './setup'
import { showSweep } from './sweepDialog'

/** Whether A's set has people or photos to leave out. */
export const canAskHowMuch = ({ setup }: SetupState): boolean =>
  dataSweep(setup.a, setFor(setup.a)) !== null

/** Opens the sweep that answers it, ready to run; where it cannot be fetched, its dialog says why. */
export async function askHowMuchData(): Promise<void> {
  const { a } = setupStore.getState().setup
  const sweep = dataSweep(a, setFor(a))
  if (sweep === null) return
  showSweep(true)
  const { openSweepWith } = await loadPart('Sweep', () => import('./sweepDoor'))
  openSweepWith(sweep)
}
