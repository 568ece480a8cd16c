/** The page's sweep: its one instance. */
import { createRunClient } from '../engine'
import { setupStore } from './setup'
import { sweepDialogStore } from './sweepDialog'
import { cellsDone, createSweep } from './sweepStore'

export const {
  store: sweepStore,
  start: startSweep,
  cancel: cancelSweep,
} = createSweep({
  makeClient: createRunClient,
  cores: () => navigator.hardwareConcurrency || 1,
  base: () => setupStore.getState().setup.a,
})

sweepStore.subscribe(({ state, cells }) =>
  sweepDialogStore.setState({
    progress: state === 'running' ? `${cellsDone({ cells })}/${cells.length}` : null,
  }),
)
