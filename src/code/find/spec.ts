/** From a layer as it is written to one of those that are here, with what is said of it. */
import { LAYER_FIELDS, LAYER_LABELS, type LayerField } from '../../domain/layerFields'
import type { LayerKind, LayerSpec } from '../../domain/layers'
import { isKind, isNDArray, type Given, type Value } from '../evaluate/values'
import { sidesOf, valueOf, type SaidLayer } from '../libraries/layerOf'
import { torchPadding } from '../libraries/shapes'
import type { Place } from '../python/ast'

export interface FoundLayer {
  /** Most often one; a padding that is no layer of its own in the code may come first. */
  readonly specs: readonly LayerSpec[]
  /** What is not as the code says, by where it says it. */
  readonly misses: readonly { readonly place: Place; readonly text: string }[]
}

type Draft = Record<string, string | number | readonly [number, number]>

const isOffered = (kind: string): kind is LayerKind => Object.hasOwn(LAYER_FIELDS, kind)

const fieldOf = (kind: LayerKind, key: string): LayerField | undefined =>
  LAYER_FIELDS[kind].find((each) => each.key === key)

const ACTIVATION_NAMES: Readonly<Record<string, string>> = {
  None: 'linear',
  linear: 'linear',
  relu: 'relu',
  ReLU: 'relu',
  relu6: 'relu6',
  sigmoid: 'sigmoid',
  Sigmoid: 'sigmoid',
  tanh: 'tanh',
  Tanh: 'tanh',
  softmax: 'softmax',
  Softmax: 'softmax',
  leaky_relu: 'leaky_relu',
  LeakyReLU: 'leaky_relu',
  elu: 'elu',
  ELU: 'elu',
  selu: 'selu',
  SELU: 'selu',
  gelu: 'gelu',
  GELU: 'gelu',
  silu: 'silu',
  swish: 'silu',
  SiLU: 'silu',
  softplus: 'softplus',
  Softplus: 'softplus',
}

/** The name at the end of what is given as an activation or initialiser: text, a library's function, a layer. */
export function nameIn(value: Value | undefined): string | null {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'string') return value
  if (isKind(value, 'library')) return value.path.slice(value.path.lastIndexOf('.') + 1)
  if (isKind(value, 'made')) return value.path.slice(value.path.lastIndexOf('.') + 1)
  return null
}

class Drawing {
  readonly draft: Draft = {}
  readonly misses: { place: Place; text: string }[] = []
  readonly before: Draft[] = []

  constructor(
    readonly layer: SaidLayer,
    readonly kind: LayerKind,
  ) {}

  miss(given: Given | undefined, text: string): void {
    this.misses.push({ place: given?.place ?? this.layer.place, text })
  }

  /** Sets an argument, where the kind has it and the value is in its range. */
  put(
    key: string,
    value: string | number | readonly [number, number],
    given: Given | undefined,
  ): void {
    const field = fieldOf(this.kind, key)
    if (field === undefined) {
      if (!isNothing(key, value))
        this.miss(
          given,
          `${said(key, value)} of ${LAYER_LABELS[this.kind]} is not available here; it is left out`,
        )
      return
    }
    if ('standard' in field && field.standard === value) return
    const why = problemOf(field, value)
    if (why === null) this.draft[key] = value
    else this.miss(given, `${LAYER_LABELS[this.kind]}: ${why}`)
  }
}

const said = (key: string, value: unknown) =>
  `${key.replaceAll('_', ' ')} ${Array.isArray(value) ? value.join(' × ') : String(value)}`

/** What comes to the same as leaving it out. */
const isNothing = (key: string, value: unknown): boolean =>
  (key === 'dilation' && value === 1) ||
  (key === 'groups' && value === 1) ||
  (key === 'padding' && value === 'valid') ||
  (key === 'bias' && value === 1) ||
  ((key === 'momentum' || key === 'epsilon') && typeof value === 'number')

function problemOf(field: LayerField, value: unknown): string | null {
  if (field.kind === 'choice')
    return field.options.includes(String(value))
      ? null
      : `“${String(value)}” is not available here as ${field.label}`
  if (!('min' in field)) return null
  const sides = Array.isArray(value) ? (value as number[]) : [value as number]
  if (Array.isArray(value) && (field.kind as string) !== 'sides')
    return `${field.label} ${value.join(' × ')} is not square, which is not available here`
  const outside = sides.some((each) => !(each >= field.min && each <= field.max))
  return outside
    ? `${field.label} ${sides.join(' × ')} is outside of ${field.min} to ${field.max}, which is offered here`
    : null
}

/** @returns null for a layer that is none of those here */
export function specOf(layer: SaidLayer): FoundLayer | null {
  const { kind } = layer.row
  if (kind === null || !isOffered(kind)) return null
  const drawing = new Drawing(layer, kind)
  for (const strange of layer.strange)
    drawing.miss(undefined, `${layer.name} has no argument ${strange}`)
  const draw = DRAW[kind] ?? DRAW[kind.replace(/^(max|average)_/, '')]
  draw?.(drawing)
  const required = LAYER_FIELDS[kind].filter((each) => !('standard' in each))
  for (const { key, label } of required) {
    if (key in drawing.draft) continue
    if (key === 'activation') drawing.draft.activation = 'linear'
    else if (key === 'padding') drawing.draft.padding = 'valid'
    else if (key === 'strides') drawing.draft.strides = drawing.draft.pool ?? 1
    else {
      const standard = STANDARD[key]
      if (standard === undefined) return null
      drawing.draft[key] = standard
      if (!drawing.misses.some(({ text }) => text.includes(label)))
        drawing.miss(
          layer.said.get(key),
          `the ${label} of ${layer.name} is not known here; ${standard} stands in its place`,
        )
    }
  }
  return {
    specs: [...drawing.before, { kind, ...drawing.draft }] as unknown as LayerSpec[],
    misses: drawing.misses,
  }
}
const STANDARD: Readonly<Record<string, number>> = {
  filters: 32,
  kernel: 3,
  units: 64,
  pool: 2,
  rate: 0.25,
  stddev: 0.1,
}

function sides(drawing: Drawing, key: string, from = key): void {
  const found = drawing.layer.said.get(from)
  const value = valueOf(drawing.layer, from)
  if (value === null || value === undefined) return
  const both = sidesOf(value)
  if (both === null) drawing.miss(found, `the ${key} of ${drawing.layer.name} is not known here`)
  else drawing.put(key, both[0] === both[1] ? both[0] : both, found)
}

function number(drawing: Drawing, key: string, from = key, change = (x: number) => x): void {
  const found = drawing.layer.said.get(from)
  const value = valueOf(drawing.layer, from)
  const known = isNDArray(value) && value.data.length === 1 ? value.data[0]! : value
  if (typeof known === 'number') drawing.put(key, change(known), found)
  else if (value !== undefined && value !== null)
    drawing.miss(found, `the ${key} of ${drawing.layer.name} is not known here`)
}

function activation(drawing: Drawing): void {
  const found = drawing.layer.said.get('activation')
  const value = valueOf(drawing.layer, 'activation')
  const name = nameIn(value)
  const known = name === null ? undefined : ACTIVATION_NAMES[name]
  if (known === undefined)
    drawing.miss(
      found,
      `the activation ${name ?? 'of your own'} is not available here; none stands in its place`,
    )
  drawing.put('activation', known ?? 'linear', found)
  if (isKind(value, 'made')) {
    const slope =
      value.args.named.get('negative_slope') ??
      value.args.named.get('alpha') ??
      value.args.positional[0]
    if (known === 'leaky_relu')
      drawing.put(
        'slope',
        typeof slope?.value === 'number'
          ? slope.value
          : value.path.startsWith('keras')
            ? 0.3
            : 0.01,
        slope ?? found,
      )
  }
}

const INITIALIZERS: Readonly<Record<string, string>> = {
  glorotuniform: 'glorot_uniform',
  glorotnormal: 'glorot_normal',
  xavieruniform: 'glorot_uniform',
  xaviernormal: 'glorot_normal',
  heuniform: 'he_uniform',
  henormal: 'he_normal',
  kaiminguniform: 'he_uniform',
  kaimingnormal: 'he_normal',
  lecununiform: 'lecun_uniform',
  lecunnormal: 'lecun_normal',
  randomnormal: 'random_normal',
  normal: 'random_normal',
  truncatednormal: 'truncated_normal',
  randomuniform: 'random_uniform',
  uniform: 'random_uniform',
  zeros: 'zeros',
  zero: 'zeros',
  ones: 'ones',
  one: 'ones',
  constant: 'constant',
}
/** One of the initial values that are offered; null where it is another. */
export const initializerOf = (name: string): string | null =>
  INITIALIZERS[name.replaceAll('_', '').toLowerCase()] ?? null

function initial(drawing: Drawing, key: 'init' | 'bias_init', prefix: 'init' | 'bias'): void {
  const found = drawing.layer.said.get(key)
  if (found === undefined || found.value === null) return
  const name = nameIn(found.value)
  const known = name === null ? null : initializerOf(name)
  if (known === null) {
    drawing.miss(
      found,
      `the initial ${key === 'bias_init' ? 'biases' : 'values'} ${name ?? 'of your own'} are not available here; the usual ones stand in their place`,
    )
    return
  }
  if (key === 'bias_init' && known === 'zeros') return
  drawing.draft[`said ${key}`] = known
  drawing.put(key, known, found)
  if (!isKind(found.value, 'made')) return
  const { args } = found.value
  const names = known.endsWith('normal')
    ? ['mean', 'stddev']
    : known === 'random_uniform'
      ? ['minval|low', 'maxval|high']
      : known === 'constant'
        ? ['value']
        : []
  names.forEach((each, i) => {
    const [theirs = '', ours = theirs] = each.split('|')
    const value = args.named.get(theirs) ?? args.positional[i]
    if (
      typeof value?.value === 'number' &&
      fieldOf(drawing.kind, `${prefix}_${ours}`) !== undefined
    )
      drawing.put(`${prefix}_${ours}`, value.value, value)
  })
}

function penalty(drawing: Drawing): void {
  const found = drawing.layer.said.get('regularizer')
  const value = found?.value
  if (found === undefined || value === null || value === undefined) return
  const name = nameIn(value)?.toLowerCase()
  const given = isKind(value, 'made') ? value.args : null
  const numberAt = (i: number, ...names: string[]): number => {
    for (const each of names) {
      const at = given?.named.get(each)?.value
      if (typeof at === 'number') return at
    }
    const at = given?.positional[i]?.value
    return typeof at === 'number' ? at : 0.01
  }
  if (name === 'l2') drawing.draft['said l2'] = numberAt(0, 'l2', 'l')
  else if (name === 'l1' || name === 'l1_l2' || name === 'l1l2') {
    const isBoth = name !== 'l1'
    drawing.put('l1', numberAt(0, 'l1', 'l'), found)
    if (isBoth) drawing.draft['said l2'] = numberAt(1, 'l2')
  } else drawing.miss(found, 'this penalty is not known here; it is left out')
}

function kerneled(drawing: Drawing): void {
  const { layer } = drawing
  activation(drawing)
  const bias = layer.said.get('bias')
  if (bias?.value === false) drawing.put('bias', 0, bias)
  initial(drawing, 'init', 'init')
  initial(drawing, 'bias_init', 'bias')
  penalty(drawing)
  const biasPenalty = layer.said.get('bias_regularizer') ?? layer.said.get('activity_regularizer')
  if (biasPenalty !== undefined && biasPenalty.value !== null)
    drawing.miss(
      biasPenalty,
      'a penalty on biases or outputs is not available here; it is left out',
    )
  const constraint = layer.said.get('constraint')
  if (constraint !== undefined && constraint.value !== null) constrain(drawing, constraint)
}

const CONSTRAINTS: Readonly<Record<string, string>> = {
  maxnorm: 'max_norm',
  unitnorm: 'unit_norm',
  nonneg: 'non_neg',
}
function constrain(drawing: Drawing, given: Given): void {
  const name = CONSTRAINTS[(nameIn(given.value) ?? '').replaceAll('_', '').toLowerCase()]
  if (name === undefined) {
    drawing.miss(given, 'this constraint is not known here; it is left out')
    return
  }
  drawing.put('constraint', name, given)
  const most = isKind(given.value, 'made')
    ? (given.value.args.named.get('max_value') ?? given.value.args.positional[0])?.value
    : undefined
  if (
    name === 'max_norm' &&
    typeof most === 'number' &&
    fieldOf(drawing.kind, 'max_norm') !== undefined
  )
    drawing.put('max_norm', most, given)
}

function windowed(drawing: Drawing): void {
  const { layer } = drawing
  const groups = layer.said.get('groups')
  if (groups !== undefined && groups.value !== 1)
    drawing.miss(groups, 'groups are not available here; the convolution goes over all channels')
  const format = layer.said.get('data_format')
  if (format?.value === 'channels_first') drawing.miss(format, 'channels come last here')
  sides(drawing, 'strides')
  sides(drawing, 'dilation')
  if (layer.framework === 'keras') kerasPadding(drawing)
  else padded(drawing)
}

function kerasPadding(drawing: Drawing): void {
  const given = drawing.layer.said.get('padding')
  const value = valueOf(drawing.layer, 'padding')
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  if (text === 'same' || text === 'valid') drawing.put('padding', text, given)
  else drawing.miss(given, 'this padding is not known here; none stands in its place')
}

/** PyTorch pads by a number on each side: what Keras calls same where the image keeps its size, else a padding before. */
function padded(drawing: Drawing): void {
  const { layer } = drawing
  const given = layer.said.get('torch_padding')
  const padding = torchPadding(valueOf(layer, 'torch_padding'))
  if (padding === 'same' || padding === 'valid') {
    drawing.put('padding', padding, given)
    return
  }
  if (padding === null) {
    drawing.miss(given, 'this padding is not known here; none stands in its place')
    return
  }
  const mode = layer.said.get('padding_mode')
  if (mode !== undefined && mode.value !== 'zeros')
    drawing.miss(mode, 'what is padded is zeros here')
  if (padding[0] === 0 && padding[1] === 0) return
  const isPool = drawing.kind.endsWith('pooling2d')
  const size = sidesOf(valueOf(layer, isPool ? 'pool' : 'kernel')) ?? [1, 1]
  const strides =
    sidesOf(valueOf(layer, 'strides') ?? undefined) ?? (isPool ? size : ([1, 1] as const))
  const dilation = sidesOf(valueOf(layer, 'dilation')) ?? ([1, 1] as const)
  const keeps = [0, 1].every(
    (side) => strides[side] === 1 && 2 * padding[side]! === (size[side]! - 1) * dilation[side]!,
  )
  if (keeps && !isPool) drawing.put('padding', 'same', given)
  else if (isOffered('zero_padding2d') && !isPool)
    drawing.before.push({ kind: 'zero_padding2d', rows: padding[0], columns: padding[1] })
  else
    drawing.miss(
      given,
      `a padding of ${padding.join(' × ')} ${isPool ? 'of a pool' : ''} is not available here; “same” stands in its place`.replace(
        '  ',
        ' ',
      ),
    )
  if (!keeps && (isPool || !isOffered('zero_padding2d'))) drawing.put('padding', 'same', given)
}

const DRAW: Readonly<Record<string, (drawing: Drawing) => void>> = {
  conv2d: (d) => {
    number(d, 'filters')
    sides(d, 'kernel')
    windowed(d)
    kerneled(d)
  },
  separable_conv2d: (d) => {
    number(d, 'filters')
    sides(d, 'kernel')
    windowed(d)
    number(d, 'multiplier')
    kerneled(d)
  },
  depthwise_conv2d: (d) => {
    sides(d, 'kernel')
    windowed(d)
    number(d, 'multiplier')
    kerneled(d)
  },
  dense: (d) => {
    number(d, 'units')
    kerneled(d)
  },
  pooling2d: (d) => {
    sides(d, 'pool')
    sides(d, 'strides')
    if (d.layer.framework === 'keras') kerasPadding(d)
    else padded(d)
    const ceil = d.layer.said.get('ceil')
    if (ceil?.value === true)
      d.miss(ceil, 'ceil_mode is not available here; sizes are rounded down')
  },
  global_average_pooling2d: adaptive,
  global_max_pooling2d: adaptive,
  batch_normalization: (d) => {
    number(d, 'epsilon')
    number(d, 'momentum')
    number(d, 'momentum', 'torch_momentum', (x) => Number((1 - x).toPrecision(12)))
    for (const key of ['center', 'scale', 'affine', 'track']) {
      const given = d.layer.said.get(key)
      if (given?.value === false)
        d.miss(given, 'its scale, shift and moving statistics are always there here')
    }
  },
  layer_normalization: (d) => number(d, 'epsilon'),
  dropout: (d) => number(d, 'rate'),
  spatial_dropout2d: (d) => number(d, 'rate'),
  gaussian_noise: (d) => number(d, 'stddev'),
  activation: (d) => {
    activation(d)
    if (d.draft.activation === 'leaky_relu') number(d, 'slope')
    if (d.draft.activation === 'elu') number(d, 'alpha')
    if (d.layer.row.fixed?.learnt === true)
      d.miss(
        undefined,
        `the slope of ${d.layer.name} is learnt there; here it stays ${String(d.layer.row.fixed.slope)}`,
      )
    const most = d.layer.said.get('max_value')
    if (most?.value === 6) d.put('activation', 'relu6', most)
  },
  zero_padding2d: (d) => {
    const given = d.layer.said.get('pad')
    const pad = sidesOf(valueOf(d.layer, 'pad'))
    if (pad === null) d.miss(given, 'only equal padding on both sides is known here')
    else {
      d.put('rows', pad[0], given)
      d.put('columns', pad[1], given)
    }
    const reflected = d.layer.row.fixed?.reflected
    if (reflected !== undefined)
      d.miss(given, `zeros are padded here, not what is ${String(reflected)}`)
  },
}

function adaptive(d: Drawing): void {
  const given = d.layer.said.get('adaptive')
  const size = sidesOf(valueOf(d.layer, 'adaptive'))
  if (given !== undefined && (size === null || size[0] !== 1 || size[1] !== 1))
    d.miss(given, 'pooling to more than 1 × 1 is not available here; to 1 × 1 stands in its place')
}
