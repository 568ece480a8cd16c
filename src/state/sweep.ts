/** The page's sweep: its one instance. */
import { createRunClient } from '../engine'
import { setupStore } from './setup'
import { createSweep } from './sweepStore'

export const {
  store: sweepStore,
  start: startSweep,
  cancel: cancelSweep,
} = createSweep({
  makeClient: createRunClient,
  cores: () => navigator.hardwareConcurrency || 1,
  base: () => setupStore.getState().setup.a,
})
