/** A layer as a call in Keras's Python. */
import { AS_RUN, LAYER_FIELDS, argumentOf, type LayerField, type LayerValue } from './layerFields'
import { activationOf, bothSides, isWeighted, looksBackTo, type LayerSpec } from './layers'

const CLASSES = {
  conv2d: 'Conv2D',
  depthwise_conv2d: 'DepthwiseConv2D',
  separable_conv2d: 'SeparableConv2D',
  dense: 'Dense',
  max_pooling2d: 'MaxPooling2D',
  average_pooling2d: 'AveragePooling2D',
  global_average_pooling2d: 'GlobalAveragePooling2D',
  global_max_pooling2d: 'GlobalMaxPooling2D',
  zero_padding2d: 'ZeroPadding2D',
  batch_normalization: 'BatchNormalization',
  layer_normalization: 'LayerNormalization',
  unit_normalization: 'UnitNormalization',
  activation: 'Activation',
  dropout: 'Dropout',
  spatial_dropout2d: 'SpatialDropout2D',
  gaussian_noise: 'GaussianNoise',
  flatten: 'Flatten',
  add: 'Add',
  concatenate: 'Concatenate',
} as const satisfies Record<Exclude<LayerSpec['kind'], 'from'>, string>

export type CallableSpec = Exclude<LayerSpec, { readonly kind: 'from' }>

/** `Conv2D(32, 3, 1, "same", activation="relu", use_bias=False)`, as Keras 3 reads it. */
export function kerasCall(spec: CallableSpec): string {
  const name = CLASSES[spec.kind]
  const { activation, slope, alpha } = activationOf(spec)
  switch (spec.kind) {
    case 'activation':
      if (activation === 'leaky_relu') return `LeakyReLU(negative_slope=${slope})`
      return activation === 'elu' ? `ELU(${alpha})` : `Activation("${activation}")`
    case 'zero_padding2d':
      return `ZeroPadding2D((${python(bothSides(spec.rows))}, ${python(bothSides(spec.columns))}))`
    case 'add':
    case 'concatenate':
      return `${name}()`
    default: {
      const fields = LAYER_FIELDS[spec.kind]
      const own = fields.flatMap((field) => argument(spec, field))
      return `${name}(${[...own, ...begins(spec), ...penalties(spec)].join(', ')})`
    }
  }
}

/** Lines that end with `encoder`: Sequential, or functional where layers look back. */
export function kerasModel(layers: readonly LayerSpec[], input: readonly number[]): string[] {
  const calls = layers.map((spec) => (spec.kind === 'from' ? null : kerasCall(spec)))
  if (layers.every((spec) => looksBackTo(spec) === null))
    return [
      'encoder = keras.Sequential([',
      `    Input((${input.join(', ')})),`,
      ...calls.map((call) => `    ${call},`),
      '])',
    ]
  const wanted = new Set(layers.map(looksBackTo))
  // What is looked back to keeps its name; the rest goes by x.
  const nameOf = (place: number) => (wanted.has(place) ? `x${place}` : 'x')
  const lines = layers.flatMap((spec, i) => {
    const back = looksBackTo(spec)
    const [before, other] = [nameOf(i), back === null ? '' : nameOf(back)]
    const given = back === null ? before : `[${before}, ${other}]`
    return [`${nameOf(i + 1)} = ${calls[i] === null ? other : `${calls[i]}(${given})`}`]
  })
  return [
    `${nameOf(0)} = image = Input((${input.join(', ')}))`,
    ...lines,
    `encoder = keras.Model(image, ${nameOf(layers.length)})`,
  ]
}

/** Written by other means below, all together. */
const TOGETHER = /^(init|bias)_|^(init|l1|l2|constraint|max_norm|slope|alpha)$/

function argument(spec: CallableSpec, field: LayerField): readonly string[] {
  const value = argumentOf(spec, field)
  if (TOGETHER.test(field.key) || (field.standard !== undefined && value === field.standard))
    return []
  if (field.key === 'activation') return [`activation=${activationText(spec)}`]
  const text = field.kind === 'switch' ? (value === 0 ? 'False' : 'True') : python(value)
  return [field.standard === undefined ? text : `${field.keras ?? field.key}=${text}`]
}

function activationText(spec: CallableSpec): string {
  const { activation, slope, alpha } = activationOf(spec)
  if (activation === 'leaky_relu') return `LeakyReLU(negative_slope=${slope})`
  return activation === 'elu' && alpha !== 1 ? `ELU(${alpha})` : `"${activation}"`
}

const python = (value: LayerValue | readonly [number, number]): string =>
  typeof value === 'object'
    ? `(${value.join(', ')})`
    : typeof value === 'number'
      ? String(value)
      : `"${value}"`

/** Initialisers that differ from the run's. */
function begins(spec: CallableSpec): readonly string[] {
  if (!isWeighted(spec)) return []
  const of = (
    id: string | undefined,
    mean = 0,
    stddev = 0.05,
    low = -0.05,
    high = 0.05,
    value = 0,
  ) => {
    switch (id) {
      case undefined:
      case AS_RUN:
        return null
      case 'random_normal':
        return `keras.initializers.RandomNormal(${mean}, ${stddev})`
      case 'truncated_normal':
        return `keras.initializers.TruncatedNormal(${mean}, ${stddev})`
      case 'random_uniform':
        return `keras.initializers.RandomUniform(${low}, ${high})`
      case 'constant':
        return `keras.initializers.Constant(${value})`
      case 'torch_default':
        return 'keras.initializers.VarianceScaling(1 / 3, "fan_in", "uniform")'
      default:
        return `"${id}"`
    }
  }
  const kernel = of(
    spec.init,
    spec.init_mean,
    spec.init_stddev,
    spec.init_low,
    spec.init_high,
    spec.init_value,
  )
  const bias = of(
    spec.bias_init,
    spec.bias_mean,
    spec.bias_stddev,
    spec.bias_low,
    spec.bias_high,
    spec.bias_value,
  )
  return [
    ...(kernel === null ? [] : kernelNames(spec).map((name) => `${name}_initializer=${kernel}`)),
    ...(bias === null || spec.bias === 0 ? [] : [`bias_initializer=${bias}`]),
  ]
}

function penalties(spec: CallableSpec): readonly string[] {
  if (!isWeighted(spec)) return []
  const { l1 = 0, l2 = 0, constraint = 'none', max_norm = 2 } = spec
  const named = (what: string, text: string) =>
    kernelNames(spec).map((name) => `${name}_${what}=${text}`)
  const calls = { max_norm: `MaxNorm(${max_norm})`, unit_norm: 'UnitNorm()', non_neg: 'NonNeg()' }
  return [
    ...(l1 === 0 && l2 === 0
      ? []
      : named('regularizer', `keras.regularizers.L1L2(l1=${l1}, l2=${l2})`)),
    ...(constraint === 'none' ? [] : named('constraint', `keras.constraints.${calls[constraint]}`)),
  ]
}

function kernelNames({ kind }: CallableSpec): readonly string[] {
  if (kind === 'depthwise_conv2d') return ['depthwise']
  return kind === 'separable_conv2d' ? ['depthwise', 'pointwise'] : ['kernel']
}
