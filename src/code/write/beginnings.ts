/** Where a layer's weights begin, with all that it takes to draw them. */
import type { LayerInitializer, WeightedSpec } from '../../domain/layers'
import type { Initializer } from '../../domain/settings'
import type { LayerSummary } from '../../domain/shapes'

export interface Beginning {
  readonly initializer: LayerInitializer
  readonly mean: number
  readonly stddev: number
  readonly low: number
  readonly high: number
  readonly value: number
  /** How many values feed one output, and how many outputs one input feeds, as Keras counts them. */
  readonly fanIn: number
  readonly fanOut: number
}

/** @param which of a separable layer's two kernels, 0 or 1 */
export function beginningOf(
  spec: WeightedSpec,
  run: Initializer,
  layer: LayerSummary,
  which = 0,
): Beginning {
  return {
    initializer: spec.init ?? run,
    mean: spec.init_mean ?? 0,
    stddev: spec.init_stddev ?? 0.05,
    low: spec.init_low ?? -0.05,
    high: spec.init_high ?? 0.05,
    value: spec.init_value ?? 0,
    ...fans(layer, which),
  }
}

export function biasBeginningOf(
  spec: WeightedSpec,
  run: Initializer,
  layer: LayerSummary,
): Beginning {
  return {
    initializer: spec.bias_init ?? (run === 'torch_default' ? 'torch_default' : 'zeros'),
    mean: spec.bias_mean ?? 0,
    stddev: spec.bias_stddev ?? 0.05,
    low: spec.bias_low ?? -0.05,
    high: spec.bias_high ?? 0.05,
    value: spec.bias_value ?? 0,
    ...fans(layer, spec.kind === 'separable_conv2d' ? 1 : 0),
  }
}

/** Of a kernel [..., inputs, outputs]. */
function fans({ weights }: LayerSummary, which: number): Pick<Beginning, 'fanIn' | 'fanOut'> {
  const kernels = weights.filter(({ name }) => name.endsWith('kernel'))
  const shape = (kernels[which] ?? kernels[0])?.shape ?? []
  const field = shape.slice(0, -2).reduce((product, each) => product * each, 1)
  return { fanIn: field * (shape.at(-2) ?? 1), fanOut: field * (shape.at(-1) ?? 1) }
}
