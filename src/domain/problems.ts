import type { RunConfig } from './config'
import { dataProblems } from './dataProblems'
import { encoderFault } from './encoderFault'
import type { FileShapes } from './fileWeights'
import { memoryProblem } from './memoryLimit'
import { misfits } from './misfits'
import type { PhotoSet } from './photoSet'
import type { SetupProblem } from './setupProblem'
import { frozenProblems, weightsProblems } from './startWeights'

const MISFIT = 'The encoder does not fit'

/**
 * Everything that keeps a RunConfig from starting; empty where nothing does.
 * @param set the set that the RunConfig names; null for none, or where it is not here
 * @param weights likewise the weights that it names
 */
export function setupProblems(
  config: RunConfig,
  set: PhotoSet | null,
  weights: FileShapes | null = null,
): readonly SetupProblem[] {
  const encoder = encoderProblems(config)
  return [
    ...dataProblems(config, set),
    ...(encoder.length > 0 ? encoder : networkProblems(config, weights)),
    ...misfits(config),
  ]
}

/** Why the encoder cannot be built for its input. */
export function encoderProblems(config: RunConfig): readonly SetupProblem[] {
  const fault = encoderFault(config)
  if (fault === null) return []
  const { message, smallest } = fault
  return smallest === null
    ? [{ field: 'encoder', title: MISFIT, message }]
    : [
        {
          field: 'size',
          title: MISFIT,
          message,
          mend: { label: `Set ${smallest} px`, patch: { size: smallest } },
        },
      ]
}

const networkProblems = (config: RunConfig, weights: FileShapes | null) => [
  ...memoryProblems(config),
  ...weightsProblems(config, weights),
  ...frozenProblems(config),
]

/** A backend left to choose may be a GPU's, so there WASM's memory is no reason not to start. */
function memoryProblems(config: RunConfig): readonly SetupProblem[] {
  const problem = config.backend === 'wasm' ? memoryProblem(config) : null
  return problem === null ? [] : [problem]
}
