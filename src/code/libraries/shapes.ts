/** Shapes of symbols, batch first and null for what is not known, as each framework lays them out. */
import type { Dims, Sym, Value } from '../evaluate/values'
import { isKind, isNDArray } from '../evaluate/values'
import { sidesOf, valueOf, type SaidLayer } from './layerOf'

/** Pads before and behind, down and across; null where it is not clear. */
export function torchPadding(
  value: Value | undefined,
): readonly [number, number] | 'same' | 'valid' | null {
  if (value === 'same' || value === 'valid') return value
  return sidesOf(value)
}

/** What a layer makes of a shape; null where that is not clear. */
export function afterLayer(layer: SaidLayer, input: Dims | null): Dims | null {
  const { row } = layer
  if (input === null || row.kind === null) return input
  const isTorch = layer.framework === 'pytorch'
  const batch = input[0] ?? null
  const inner = input.slice(1)
  switch (row.kind) {
    case 'flatten':
      return [
        batch,
        inner.every((each) => each !== null)
          ? inner.reduce<number>((product, each) => product * each, 1)
          : null,
      ]
    case 'dense':
      return [...input.slice(0, -1), numberOf(valueOf(layer, 'units'))]
    case 'global_average_pooling2d':
    case 'global_max_pooling2d': {
      if (!isTorch) return [batch, inner.at(-1) ?? null]
      const size = sidesOf(valueOf(layer, 'adaptive'))
      return [batch, inner[0] ?? null, size?.[0] ?? null, size?.[1] ?? null]
    }
    case 'conv2d':
    case 'separable_conv2d':
    case 'depthwise_conv2d':
    case 'max_pooling2d':
    case 'average_pooling2d':
    case 'zero_padding2d': {
      if (inner.length !== 3) return null
      const [height, width, channels] = isTorch
        ? [inner[1]!, inner[2]!, inner[0]!]
        : [inner[0]!, inner[1]!, inner[2]!]
      const rows = windowAfter(layer, height, 0)
      const columns = windowAfter(layer, width, 1)
      const out =
        row.kind === 'conv2d' || row.kind === 'separable_conv2d'
          ? numberOf(valueOf(layer, 'filters'))
          : channels
      return isTorch ? [batch, out, rows, columns] : [batch, rows, columns, out]
    }
    default:
      return input
  }
}

const numberOf = (value: Value | undefined): number | null =>
  typeof value === 'number' ? value : null

function windowAfter(layer: SaidLayer, length: number | null, side: 0 | 1): number | null {
  if (length === null) return null
  if (layer.row.kind === 'zero_padding2d') {
    const pad = sidesOf(valueOf(layer, 'pad'))
    return pad === null ? null : length + 2 * pad[side]
  }
  const isPool = layer.row.kind?.endsWith('pooling2d') ?? false
  const size = sidesOf(valueOf(layer, isPool ? 'pool' : 'kernel'))
  const strides = sidesOf(valueOf(layer, 'strides') ?? undefined) ?? (isPool ? size : [1, 1])
  const dilation = sidesOf(valueOf(layer, 'dilation')) ?? [1, 1]
  if (size === null || strides === null) return null
  const reach = (size[side] - 1) * dilation[side] + 1
  if (layer.framework === 'keras') {
    const padding = valueOf(layer, 'padding')
    return typeof padding === 'string' && padding.toLowerCase() === 'same'
      ? Math.ceil(length / strides[side])
      : Math.floor((length - reach) / strides[side]) + 1
  }
  const padding = torchPadding(valueOf(layer, 'torch_padding'))
  if (padding === null) return null
  if (padding === 'same') return length
  const pad = padding === 'valid' ? 0 : padding[side]
  const round = valueOf(layer, 'ceil') === true ? Math.ceil : Math.floor
  return round((length + 2 * pad - reach) / strides[side]) + 1
}

/** The shape of a symbol or array, batch first. */
export const dimsOf = (value: Value | undefined): Dims | null =>
  isNDArray(value) ? value.shape : isKind(value, 'sym') ? value.shape : null

const KEEP =
  /^(\.?(float|double|half|to|cuda|cpu|detach|clone|contiguous|astype|type|requires_grad_|abs|pow|sqrt|square|relu|clamp|exp|log|sigmoid|tanh)|.*\.(relu|abs|square|sqrt|exp|log|pow|clip|clamp|maximum|minimum|cast|sigmoid|tanh|softmax|normalize|l2_normalize|dropout|identity|stop_gradient|negative|sign))$/

/** What an operation makes of its first symbol's shape, where that is plain. */
export function afterOperation(
  op: string,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Sym['shape'] {
  const first = args.find((each) => isKind(each, 'sym') || isNDArray(each))
  const shape = dimsOf(first)
  const image = imageAfter(op, args, named, shape)
  if (image !== null) return image
  if (shape === null) return null
  if (/^[-+*/]$|^\*\*$/.test(op)) {
    const other = dimsOf(args[1])
    return other === null || other.length <= shape.length ? shape : other
  }
  if (KEEP.test(op)) return shape
  const name = op.slice(op.lastIndexOf('.') + 1)
  if (name === 'flatten') return [shape[0] ?? null, productOf(shape.slice(1))]
  if (name === 'view' || name === 'reshape')
    return reshaped(shape, dimensionsIn(args.slice(1), named))
  if (op === 'item') return taken(shape, args[1])
  if (name === 'squeeze' || name === 'unsqueeze' || name === 'expand_dims') {
    const at = named.get('dim') ?? named.get('axis') ?? args[1]
    if (typeof at !== 'number') return null
    const place = at < 0 ? at + shape.length + (name === 'squeeze' ? 0 : 1) : at
    return name === 'squeeze'
      ? shape.filter((_, i) => i !== place)
      : [...shape.slice(0, place), 1, ...shape.slice(place)]
  }
  return null
}

/** Images that are read or resized: down, across, channels; null where nothing is said of that. */
function imageAfter(
  op: string,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  before: Dims | null,
): Dims | null {
  const number = (value: Value | undefined) => (typeof value === 'number' ? value : null)
  if (/^tf\.(io|image)\.decode_(image|jpeg|png|bmp|gif)$/.test(op))
    return [null, null, number(named.get('channels') ?? args[1])]
  const channels = before?.at(-1) ?? null
  if (/^tf\.image\.(resize\w*|central_crop)$|^keras\.ops\.image\.resize$/.test(op)) {
    const sides = sidesOf(named.get('size') ?? args[1])
    return sides === null
      ? null
      : [...(before?.length === 4 ? [before[0]!] : []), ...sides, channels]
  }
  if (op === 'cv2.resize') {
    const sides = sidesOf(named.get('dsize') ?? args[1])
    return sides === null ? null : [sides[1], sides[0], before?.length === 2 ? 1 : channels]
  }
  if (/\.load_img$/.test(op)) {
    const sides = sidesOf(named.get('target_size'))
    const isGrey = named.get('color_mode') === 'grayscale' || named.get('grayscale') === true
    return sides === null ? null : [...sides, isGrey ? 1 : 3]
  }
  return null
}

const productOf = (dims: Dims): number | null =>
  dims.every((each) => each !== null)
    ? dims.reduce<number>((product, each) => product * each, 1)
    : null

function dimensionsIn(args: readonly Value[], named: ReadonlyMap<string, Value>): readonly Value[] {
  const [first] = args
  if (isKind(first, 'tuple') || isKind(first, 'list')) return first.items
  return args.length > 0
    ? args
    : [...named.values()].flatMap((each) =>
        isKind(each, 'tuple') || isKind(each, 'list') ? each.items : [each],
      )
}

function reshaped(shape: Dims, dims: readonly Value[]): Dims {
  const known = dims.map((each) => (typeof each === 'number' && each >= 0 ? each : null))
  // (batch, −1): all that is left.
  if (dims.length === 2 && (dims[1] === -1 || (dims[0] === -1 && typeof dims[1] !== 'number')))
    return [shape[0] ?? null, productOf(shape.slice(1))]
  return known
}

function taken(shape: Dims, index: Value | undefined): Dims | null {
  if (typeof index === 'number') return shape.slice(1)
  const all = isKind(index, 'tuple') ? index.items : [index]
  const dims: (number | null)[] = []
  let at = 0
  for (const each of all) {
    if (isKind(each, 'slice'))
      dims.push(each.parts.every((part) => part === undefined) ? (shape[at] ?? null) : null)
    else if (typeof each !== 'number') return null
    at++
  }
  return [...dims, ...shape.slice(at)]
}
