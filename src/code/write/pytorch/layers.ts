/**
 * Layers as PyTorch's modules, each named as its layer is in a file of weights. PyTorch wants channels
 * first; what is flattened goes channels last, so that the weights after it are the file's.
 */
import {
  activationOf,
  bothSides,
  EPSILON,
  MOMENTUM,
  type Activation,
  type LayerKind,
  type LayerSpec,
  type Padding,
  type Pooling2dSpec,
  type Sides,
} from '../../../domain/layers'
import type { LayerSummary } from '../../../domain/shapes'
import { number, quoted, type Lines } from '../python'

export type Module = readonly [name: string, call: string]
/** Those of these kinds; several kinds may share one shape. */
type Spec<K extends LayerKind, S = LayerSpec> = S extends LayerSpec
  ? [Extract<S['kind'], K>] extends [never]
    ? never
    : S
  : never
interface Given {
  readonly name: string
  /** What the layer is given: [height, width, channels] or [features]. */
  readonly input: readonly number[]
}
type Modules<K extends LayerKind> = (spec: Spec<K>, given: Given) => readonly Module[]

const ACTIVATIONS: Readonly<
  Record<Activation, (of: { slope: number; alpha: number }) => string | null>
> = {
  linear: () => null,
  relu: () => 'nn.ReLU()',
  relu6: () => 'nn.ReLU6()',
  leaky_relu: ({ slope }) => `nn.LeakyReLU(${number(slope)})`,
  elu: ({ alpha }) => (alpha === 1 ? 'nn.ELU()' : `nn.ELU(alpha=${number(alpha)})`),
  selu: () => 'nn.SELU()',
  gelu: () => 'nn.GELU()',
  silu: () => 'nn.SiLU()',
  softplus: () => 'nn.Softplus()',
  sigmoid: () => 'nn.Sigmoid()',
  tanh: () => 'nn.Tanh()',
  softmax: () => 'nn.Softmax(dim=1)',
}

function activated(spec: LayerSpec, name: string): readonly Module[] {
  const { activation, ...settings } = activationOf(spec)
  const module = ACTIVATIONS[activation](settings)
  return module === null ? [] : [[name, module]]
}

const features = ({ input }: Given) => input.at(-1) ?? 0
const sides = (value: Sides): string =>
  typeof value === 'number' ? number(value) : `(${value.join(', ')})`

interface Window {
  readonly size: Sides
  readonly strides: Sides
  readonly padding: Padding
  readonly dilation?: Sides
}

/** Above, below, left and right, as Keras pads for `same`: what is odd goes below and right. */
function paddingOf({ size, strides, padding, dilation = 1 }: Window, { input }: Given) {
  const [down, across] = [0, 1].map((axis) => {
    const at = (value: Sides) => bothSides(value)[axis] as number
    const length = input[axis] ?? 0
    const reach = (at(size) - 1) * at(dilation) + 1
    const all = Math.max(0, (Math.ceil(length / at(strides)) - 1) * at(strides) + reach - length)
    return padding === 'valid' ? [0, 0] : [Math.floor(all / 2), Math.ceil(all / 2)]
  }) as [[number, number], [number, number]]
  return { down, across }
}

/** A module that pads, where the window's own padding cannot; and the argument where it can. */
function padded(window: Window, given: Given) {
  const { down, across } = paddingOf(window, given)
  const [above, below] = down
  const [left, right] = across
  if (above + below + left + right === 0) return { before: [], argument: '' }
  if (above === below && left === right)
    return {
      before: [],
      argument: `, padding=${above === left ? above : `(${above}, ${left})`}`,
    }
  const call = `nn.ZeroPad2d((${left}, ${right}, ${above}, ${below}))`
  return { before: [[`${given.name}_padding`, call]] as const, argument: '' }
}

type Convolution = Spec<'conv2d' | 'depthwise_conv2d' | 'separable_conv2d'>

/** @param out its outputs @param bias whether it has one; the layer's own where absent */
function convolution(spec: Convolution, given: Given, out: number, groups: number, bias?: boolean) {
  const { kernel, strides, padding, dilation = 1 } = spec
  const { before, argument } = padded({ size: kernel, strides, padding, dilation }, given)
  const all = [
    `${features(given)}, ${out}, ${sides(kernel)}`,
    ...(strides === 1 ? [] : [`stride=${sides(strides)}`]),
    ...(dilation === 1 ? [] : [`dilation=${sides(dilation)}`]),
    ...(groups === 1 ? [] : [`groups=${groups}`]),
    ...((bias ?? spec.bias !== 0) ? [] : ['bias=False']),
  ]
  return [...before, [given.name, `nn.Conv2d(${all.join(', ')}${argument})`] as const]
}

/** @param value what the image is padded by; null where the mean leaves padding out */
const pooled =
  (call: string, value: string | null) =>
  ({ pool: size, strides, padding = 'valid' }: Pooling2dSpec, given: Given): readonly Module[] => {
    const stride = String(strides) === String(size) ? '' : `, stride=${sides(strides)}`
    const { down, across } = paddingOf({ size, strides, padding }, given)
    const around = `(${[...across, ...down].join(', ')})`
    const plain = [given.name, `${call}(${sides(size)}${stride})`] as const
    if ([...across, ...down].every((each) => each === 0)) return [plain]
    return value === null
      ? [[given.name, `AveragePool(${sides(size)}, ${sides(strides)}, ${around})`]]
      : [[`${given.name}_padding`, `nn.ConstantPad2d(${around}, ${value})`], plain]
  }

const overAll =
  (call: string) =>
  (_: LayerSpec, { name }: Given): readonly Module[] => [
    [name, `${call}(1)`],
    [`${name}_flat`, 'nn.Flatten()'],
  ]

const isImage = ({ input }: Given) => input.length === 3

const MODULES: { readonly [K in LayerKind]: Modules<K> } = {
  conv2d: (spec, given) => [
    ...convolution(spec, given, spec.filters, 1),
    ...activated(spec, `${given.name}_activation`),
  ],
  depthwise_conv2d: (spec, given) => [
    ...convolution(spec, given, features(given) * (spec.multiplier ?? 1), features(given)),
    ...activated(spec, `${given.name}_activation`),
  ],
  separable_conv2d(spec, given) {
    const deep = features(given) * (spec.multiplier ?? 1)
    const bias = spec.bias === 0 ? ', bias=False' : ''
    return [
      ...convolution(spec, given, deep, features(given), false),
      [`${given.name}_pointwise`, `nn.Conv2d(${deep}, ${spec.filters}, 1${bias})`],
      ...activated(spec, `${given.name}_activation`),
    ]
  },
  dense: (spec, given) => [
    [
      given.name,
      `nn.Linear(${features(given)}, ${spec.units}${spec.bias === 0 ? ', bias=False' : ''})`,
    ],
    ...activated(spec, `${given.name}_activation`),
  ],
  max_pooling2d: pooled('nn.MaxPool2d', 'float("-inf")'),
  average_pooling2d: pooled('nn.AvgPool2d', null),
  global_average_pooling2d: overAll('nn.AdaptiveAvgPool2d'),
  global_max_pooling2d: overAll('nn.AdaptiveMaxPool2d'),
  zero_padding2d({ rows, columns }, { name }) {
    const around = [...bothSides(columns), ...bothSides(rows)]
    return [[name, `nn.ZeroPad2d((${around.join(', ')}))`]]
  },
  batch_normalization({ momentum = MOMENTUM, epsilon = EPSILON }, given) {
    const moves = number(Number((1 - momentum).toPrecision(6)))
    const call = `nn.BatchNorm${isImage(given) ? 2 : 1}d`
    return [[given.name, `${call}(${features(given)}, eps=${number(epsilon)}, momentum=${moves})`]]
  },
  layer_normalization: ({ epsilon = EPSILON }, given) => [
    [
      given.name,
      `${isImage(given) ? 'ChannelNorm' : 'nn.LayerNorm'}(${features(given)}, eps=${number(epsilon)})`,
    ],
  ],
  unit_normalization: (_, { name }) => [[name, 'UnitNormalization()']],
  activation: (spec, { name }) => activated(spec, name),
  dropout: ({ rate }, { name }) => [[name, `nn.Dropout(${number(rate)})`]],
  spatial_dropout2d: ({ rate }, { name }) => [[name, `nn.Dropout2d(${number(rate)})`]],
  gaussian_noise: ({ stddev }, { name }) => [[name, `GaussianNoise(${number(stddev)})`]],
  flatten: (_, given) => [[given.name, isImage(given) ? 'Flatten()' : 'nn.Flatten()']],
  // What looks back is no module but a line of the encoder's forward.
  add: () => [],
  concatenate: () => [],
  from: () => [],
}

/** The modules of each layer. */
export const modulesOf = (layers: readonly LayerSummary[]): readonly (readonly Module[])[] =>
  layers.map(({ spec, name, input }) =>
    (MODULES[spec.kind] as (spec: LayerSpec, given: Given) => readonly Module[])(spec, {
      name,
      input: input ?? [],
    }),
  )

/** As entries of an OrderedDict. */
export const moduleLines = (modules: readonly Module[]): Lines =>
  modules.map(([name, call]) => `(${quoted(name)}, ${call}),`)
