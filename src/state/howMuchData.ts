/** “How much data?” from where a set is looked at, or judged. */
import { dataSweep } from '../domain/dataSweep'
import { setFor } from './datasets'
import { setupStore, type SetupState } from './setup'
import { sweepDialogStore } from './sweepDialog'
import { presetDraft } from './sweepDraft'

/** Whether A's set has people or photos to leave out. */
export const canAskHowMuch = ({ setup }: SetupState): boolean =>
  dataSweep(setup.a, setFor(setup.a)) !== null

/** Opens the sweep that answers it, ready to run. */
export function askHowMuchData(): void {
  const { a } = setupStore.getState().setup
  const sweep = dataSweep(a, setFor(a))
  if (sweep !== null) sweepDialogStore.setState({ open: true, draft: presetDraft(sweep) })
}
