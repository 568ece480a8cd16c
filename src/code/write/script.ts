/** A run's settings as a script of its own, for those who go on with Keras or PyTorch. */
import type { RunConfig } from '../../domain/config'
import { SOURCES } from '../../domain/choices/sources'
import { dataProblems } from '../../domain/dataProblems'
import { misfits } from '../../domain/misfits'
import { encoderProblems } from '../../domain/problems'
import type { SetupProblem } from '../../domain/setupProblem'
import { isMnist } from './data/sources'
import { kerasProblems } from './keras/problems'
import { kerasScript } from './keras/script'
import { pytorchScript } from './pytorch/script'
import type { ScriptOf } from './scriptOf'

export const FRAMEWORKS = ['keras', 'pytorch'] as const
export type Framework = (typeof FRAMEWORKS)[number]

export interface Script {
  /** What it is saved as. */
  readonly file: string
  readonly text: string
}

const FILES = {
  keras: 'siamese_keras.py',
  pytorch: 'siamese_pytorch.py',
} as const satisfies Record<Framework, string>
const WRITERS = { keras: kerasScript, pytorch: pytorchScript } satisfies Record<
  Framework,
  (of: ScriptOf, file: string) => string
>

/** Why no script can be written of these settings for this library; empty where one can. */
export function scriptProblems(config: RunConfig, framework: Framework): readonly SetupProblem[] {
  const encoder = encoderProblems(config)
  // A person's own photos need not be here: those of the script are others.
  const data = isMnist(config) ? dataProblems(config, SOURCES[config.data].set) : []
  const own = framework === 'keras' ? kerasProblems(config) : []
  return [...data, ...(encoder.length > 0 ? encoder : [...misfits(config), ...own])]
}

/** Of settings that `scriptProblems` finds nothing wrong with. */
export const writeScript = (framework: Framework, of: ScriptOf): Script => ({
  file: FILES[framework],
  text: WRITERS[framework](of, FILES[framework]),
})
