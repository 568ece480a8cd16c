/**
 * The engine's door on the page: the makers of clients, and what passes between. Nothing outside the
 * engine imports more of it than this file or, in Node, `node.ts`; and nothing that stands here may
 * bring TensorFlow.js to the page's thread, which runs in the Workers alone.
 */
export { exportRuns, importRuns } from './client/archive'
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
export { openWeightFiles, type WeightFiles } from './keep/files'
export { openRunRows, type RunRows } from './keep/rows'
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
  Then,
} from './protocol/run'
