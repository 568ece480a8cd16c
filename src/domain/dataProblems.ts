/**
 * Why a run's images cannot be paired as it is set up, at the control that is to change. What is
 * offered to mend it does: a RunConfig with it has no such problem.
 */
import { SOURCES, type SourceId } from './choices/sources'
import type { ConfigPatch, RunConfig } from './config'
import type { PhotoSet } from './photoSet'
import type { SetupProblem } from './setupProblem'

type Mend = NonNullable<SetupProblem['mend']>

/** Sources that can always be trained on, with the settings to do it. */
const STAND_INS: readonly Mend[] = Object.entries(SOURCES).flatMap(([id, { standsIn, input }]) =>
  standsIn === null
    ? []
    : [
        {
          label: standsIn,
          patch: {
            data: id as SourceId,
            pairs: 'balanced',
            split: 'identity',
            heldOutPercent: 20,
            ...input,
          },
        },
      ],
)

/** @param set the set that the RunConfig names; null for none, or where it is not here */
export function dataProblems(config: RunConfig, set: PhotoSet | null): readonly SetupProblem[] {
  const found = dataProblem(config, set)
  if (found === null) return []
  const { mends, ...problem } = found
  const offered: readonly Mend[] = [...mends, ...STAND_INS]
  const mend = offered.find(({ patch }) => mended(config, patch, set))
  return [mend === undefined ? problem : { ...problem, mend }]
}

const dataProblem = (config: RunConfig, set: PhotoSet | null) =>
  SOURCES[config.data].problem(config, set)

/** Whether nothing is wrong any more with these values; another kind of images is not looked into. */
function mended(config: RunConfig, patch: ConfigPatch, set: PhotoSet | null): boolean {
  const after = { ...config, ...patch }
  return after.data !== config.data || dataProblem(after, set) === null
}
