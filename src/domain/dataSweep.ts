/** “How much data?”: a sweep over people and photos of each, on the very same held-out pairs. */
import { SOURCES } from './choices/sources'
import type { RunConfig } from './config'
import { dataProblems } from './dataProblems'
import type { PhotoSet } from './photoSet'
import { splitOf } from './split'
import { splitCounts } from './splitCounts'
import type { FieldAxis } from './sweep'
import type { SweepPreset } from './sweepPresets'

export const DATA_SWEEP = 'how_much_data'

/** Parts of the people and photos there are, and seeds that tell the data from chance. */
const PARTS = [1 / 4, 1 / 2] as const
const SEEDS = [1, 2] as const
/** Fewer make no different pair, and no same pair. */
const FEWEST_PEOPLE = 3
const FEWEST_PHOTOS = 2
/** Steps of a run that has no limit, or a later one. */
const STEPS = 300

/**
 * The sweep for a set: a quarter, half and all of the people trained on, by two, four and all photos of
 * each; null where it has too few to leave any out.
 */
export function dataSweep(config: RunConfig, set: PhotoSet | null): SweepPreset | null {
  if (set === null || !SOURCES[config.data].splits) return null
  const all = { ...config, trainPeople: 0, trainPhotos: 0 }
  if (dataProblems(all, set).length > 0) return null
  const { people, photos } = splitCounts(set, splitOf(set, all)).train
  const each = photos / people
  const fewerPeople = PARTS.map((part) => Math.round(part * people)).filter(
    (count) => count >= FEWEST_PEOPLE,
  )
  const fewerPhotos = [2, 4].filter((count) => count >= FEWEST_PHOTOS && count <= each / 1.5)
  const axes: readonly FieldAxis[] = [
    { field: 'trainPeople', values: [...new Set(fewerPeople), 0] },
    { field: 'trainPhotos', values: [...fewerPhotos, 0] },
  ]
  const varied = axes.filter(({ values }) => values.length > 1)
  if (varied.length === 0) return null
  return {
    id: DATA_SWEEP,
    label: 'How much data?',
    about:
      'Fewer identities and fewer images of each, judged by the same held-out pairs: what more of either would bring.',
    axes: [{ field: 'seed', values: SEEDS }, ...varied],
    steps: config.steps === 0 ? STEPS : Math.min(STEPS, config.steps),
    common: { trainPeople: 0, trainPhotos: 0 },
  }
}

/** Whether runs of a sweep are trained on different amounts. */
export const variesData = (configs: readonly RunConfig[]): boolean =>
  configs.some(
    (config) => SOURCES[config.data].splits && (config.trainPeople > 0 || config.trainPhotos > 0),
  )
