/** What a script is made of. */
import type { RunConfig } from '../../domain/config'
import type { PhotoSet } from '../../domain/photoSet'

export interface ScriptOf {
  readonly config: RunConfig
  /** The set that the RunConfig names; null for none, or where it is not here. */
  readonly set: PhotoSet | null
  /** The whole address that opens the run; empty for none. */
  readonly link: string
}
