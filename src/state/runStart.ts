import type { RunConfig } from '../domain/config'
import { setupProblems } from '../domain/problems'
import { setFor, sourceFor } from './datasets'
import type { RunStart } from './runStore'

/** What a RunConfig is started with on this page; null where a person's own set is not here. */
export function startFor(config: RunConfig): RunStart | null {
  const source = sourceFor(config)
  return source && { config, set: setFor(config), source }
}

/** Why a RunConfig cannot start with what this page has; empty where it can. */
export const problemsOf = (config: RunConfig) => setupProblems(config, setFor(config))
