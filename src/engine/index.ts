/**
 * The engine's door on the page: the makers of clients, and what passes between. Nothing outside the
 * engine imports more of it than this file or, in Node, `node.ts`; and nothing that stands here may
 * bring TensorFlow.js to the page's thread, which runs in the Workers alone.
 */
import { loadPart } from '../loading/part'

export { exportRuns, importRuns } from './client/archive'
export { createCodeClient, type CodeClient } from './client/code'
export { createExchangeClient, type ExchangeClient } from './client/exchange'
export {
  createIntakeClient,
  IntakeFailure,
  type IntakeClient,
  type IntakeProgress,
  type PreparedPhotos,
  type ReadResult,
  type Settlement,
} from './client/intake'
export {
  createProjectionClient,
  type ProjectionClient,
  type ProjectionOutcome,
  type ProjectionRequest,
} from './client/projection'
export { createPreviewClient, type PreviewClient, type PreviewOutcome } from './client/preview'
export { createRunClient, type ClientOptions, type RunClient } from './client/run'
export { createVerifyClient, type VerifyClient } from './client/verify'
export { RUNS_DATABASE } from './keep/database'
export type { WeightFiles } from './keep/files'
export type { RunRows } from './keep/rows'

/** What reads and removes kept runs. Rejects with a PartError where it cannot be fetched. */
export const loadKeeping = () => loadPart('What reads kept runs', () => import('./keep/door'))

export type { Imported } from './protocol/archive'
export type { Cut, IntakeFile } from './protocol/intake'
export type { ProjectionMethod } from './protocol/projection'
export type {
  BackendInfo,
  Comparison,
  Event,
  GivenImages,
  KeptAs,
  LoadProgress,
  Silence,
  Then,
} from './protocol/run'
