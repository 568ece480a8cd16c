import type { RunConfig } from '../domain/config'
import { setupProblems } from '../domain/problems'
import { setFor, sourceFor } from './datasets'
import { shapesFor, weightsFor } from './networks'
import type { RunStart } from './runStore'

/** What a RunConfig is started with on this page; null where a person's own set or weights are not here. */
export function startFor(config: RunConfig): RunStart | null {
  const source = sourceFor(config)
  const found = weightsFor(config)
  if (source === null || (config.weights !== '' && found === null)) return null
  const weights = found && { shapes: found.shapes, values: found.values }
  return { config, set: setFor(config), source, ...(weights && { weights }) }
}

/** Why a RunConfig cannot start with what this page has; empty where it can. */
export const problemsOf = (config: RunConfig) =>
  setupProblems(config, setFor(config), shapesFor(config))
