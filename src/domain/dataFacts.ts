import { SOURCES } from './choices/sources'
import type { RunConfig } from './config'
import type { DataFacts } from './dataCounts'
import type { PhotoSet } from './photoSet'
import type { SplitConfig } from './split'

/**
 * What a run's pairs are drawn from, in numbers.
 * @param set the set that the RunConfig names; null for none, or where it is not here
 */
export const factsOf = (
  config: SplitConfig & Pick<RunConfig, 'data'>,
  set: PhotoSet | null,
): DataFacts => SOURCES[config.data].facts(config, set)
