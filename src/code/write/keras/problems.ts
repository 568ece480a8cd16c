/** What runs on the page and in PyTorch, and not in Keras. */
import type { RunConfig } from '../../../domain/config'
import { layersOf } from '../../../domain/encoders'
import { bothSides, type LayerSpec, type Sides } from '../../../domain/layers'
import type { SetupProblem } from '../../../domain/setupProblem'

const isAbove1 = (sides: Sides) => bothSides(sides).some((each) => each > 1)

const isStridedAndDilated = (spec: LayerSpec) =>
  'dilation' in spec && isAbove1(spec.dilation ?? 1) && isAbove1(spec.strides)

export const kerasProblems = (config: RunConfig): readonly SetupProblem[] =>
  layersOf(config).some(isStridedAndDilated)
    ? [
        {
          field: 'layers',
          title: 'Keras has no such layer',
          message:
            'Its convolutions have strides or dilation, not both. Take one of them out, or the script for PyTorch.',
        },
      ]
    : []
