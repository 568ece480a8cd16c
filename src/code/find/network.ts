/** What is said of the network's lines: each layer, its input, sizes reckoned by hand, what is built in vain. */
import type { FieldId } from '../../domain/config'
import { LAYER_FIELDS, LAYER_LABELS } from '../../domain/layerFields'
import type { LayerSpec } from '../../domain/layers'
import { summarise } from '../../domain/shapes'
import type { Interpreter } from '../evaluate/interpreter'
import { isKind, type Made, type Sym } from '../evaluate/values'
import { ownInput } from '../libraries/library'
import type { Place } from '../python/ast'
import { encoderOf, type FoundEncoder } from './encoder'
import { hasWeights, upstream } from './graph'
import { Notes } from './notes'
import { outputOf, type Scene } from './scene'

const FIELDS: readonly FieldId[] = ['encoder', 'layers']

/** A layer in words: Conv2D: filters 32, kernel side 3, relu. */
export function layerWords(spec: LayerSpec): string {
  const values = LAYER_FIELDS[spec.kind].flatMap(({ key, label }) => {
    const value = (spec as unknown as Record<string, unknown>)[key]
    if (value === undefined || value === 'linear' || value === 'valid') return []
    if (Array.isArray(value)) return [`${label} ${value.join(' × ')}`]
    return typeof value === 'number' ? [`${label} ${value}`] : [String(value)]
  })
  return values.length === 0
    ? LAYER_LABELS[spec.kind]
    : `${LAYER_LABELS[spec.kind]}: ${values.join(', ')}`
}

export function layerNotes(notes: Notes, encoder: FoundEncoder): void {
  const seen = new Set<unknown>()
  for (const { layer, at, sym } of encoder.written) {
    if (seen.has(layer.layer)) continue
    seen.add(layer.layer)
    const spec = encoder.layers[at]
    if (spec === undefined) continue
    notes.add('understood', layer.place, layerWords(spec), FIELDS)
    // A layer that is made in one place and applied in another is read in both.
    if (sym.place !== null && notes.lineOf(sym.place.from) !== notes.lineOf(layer.place.from))
      notes.add('understood', sym.place, layerWords(spec), FIELDS)
  }
}

/** Whole models that were built, and then are no part of what is trained. */
export function builtInVain(m: Interpreter, notes: Notes, scene: Scene): void {
  const used = new Set<Made>()
  for (const sym of [...upstream(scene.root), ...upstream(scene.output)])
    if (sym.layer !== null) used.add(sym.layer)
  for (const { value, place } of m.replaced) {
    if (!isKind(value, 'made') || value.path !== 'keras.Sequential') continue
    const weighted = value.inside.filter(
      (each): each is Made => isKind(each, 'made') && hasWeights(each),
    )
    if (weighted.length === 0 || weighted.some((each) => used.has(each))) continue
    const name = m.functions.find((each) => isWithin(value.place, each.place))?.name ?? 'a network'
    notes.add(
      'suspicious',
      place,
      `What was built before, ${name}, is put aside here and never trained: another takes its place`,
      ['encoder', 'createModel'],
    )
    for (const each of value.inside)
      if (isKind(each, 'made'))
        notes.add('irrelevant', each.place, `Part of ${name}, which is never trained`)
    if (notes.config.encoder !== 'net_definition' || encoderIn(m, value) !== 'test_model') continue
    Object.assign(notes.config, { encoder: 'test_model', createModel: 'as_posted' })
  }
}

const isWithin = (inner: Place, outer: Place) => outer.from <= inner.from && inner.to <= outer.to

function encoderIn(m: Interpreter, made: Made): unknown {
  const output = outputOf(m, made)
  if (!isKind(output, 'sym')) return null
  return encoderOf(new Notes(''), ownInput(m, made), output).patch.encoder
}

/** What the images are said to be: a side and channels, each where it is known. */
export interface SaidInput {
  readonly size: number | null
  readonly channels: number | null
  readonly place: Place | null
}

/** Lengths that PyTorch's layers are told they are given, against those they are. */
export function handReckoned(notes: Notes, encoder: FoundEncoder, input: SaidInput): SaidInput {
  const told = encoder.written.flatMap(({ layer, at }) => {
    const given = layer.said.get('in')
    return typeof given?.value === 'number' && at >= 0
      ? [{ at, length: given.value, place: given.place, layer }]
      : []
  })
  const firstConv = told.find(({ layer }) => layer.row.kind === 'conv2d')
  const channels = input.channels ?? firstConv?.length ?? 1
  const dense = told.find(({ layer }) => layer.row.kind === 'dense')
  const size = input.size ?? (dense === undefined ? null : sideFor(encoder.layers, dense, channels))
  if (dense !== undefined && input.size === null && size !== null)
    notes.add('understood', dense.place, `${dense.length} inputs: images of ${size} px a side`, [
      'size',
    ])
  if (dense !== undefined && size === null && channels <= 3)
    unfit(notes, encoder.layers, dense, channels)
  if (size !== null)
    for (const each of told) {
      const right = lengthAt(encoder.layers, each.at, size, channels)
      if (right !== null && right !== each.length)
        notes.add(
          'suspicious',
          each.place,
          `${each.length} does not fit: an image of ${size} × ${size} comes to ${right} here`,
          ['layers'],
        )
    }
  return { size, channels, place: input.place ?? dense?.place ?? firstConv?.place ?? null }
}

interface Told {
  readonly at: number
  readonly length: number
  readonly place: Place
}

/** A length that no square image comes to: one that is not square may, or any does. */
function unfit(notes: Notes, layers: readonly LayerSpec[], dense: Told, channels: number): void {
  const { at, length, place } = dense
  const values = [28, 64, 224].map((side) => lengthAt(layers, at, side, channels))
  if (values.every((each) => each === length)) return
  const other = oblong(layers, dense, channels)
  if (other !== null)
    notes.add(
      'unknown',
      place,
      `${length} inputs are of images that are not square, such as ${other.join(' × ')}, which is not available here`,
      ['size'],
    )
  else
    notes.add('suspicious', place, `No square image comes to ${length} values here`, [
      'layers',
      'size',
    ])
}

const FILTERS = ['filters', 'units'] as const
/** Sides of an image that is not square and comes to as many values; null where none does. */
function oblong(
  layers: readonly LayerSpec[],
  { at, length }: Told,
  channels: number,
): readonly [number, number] | null {
  const last = layers.slice(0, at).findLast((each) => FILTERS.some((key) => key in each))
  const depth = last !== undefined && 'filters' in last ? Number(last.filters) : channels
  const sides = new Map<number, number>()
  for (let side = 28; side <= 256; side++) {
    const values = lengthAt(layers, at, side, channels)
    const after = values === null ? 0 : Math.round(Math.sqrt(values / depth))
    if (after > 0 && after * after * depth === values && !sides.has(after)) sides.set(after, side)
  }
  for (const [rows, height] of sides)
    for (const [columns, width] of sides)
      if (rows < columns && rows * columns * depth === length) return [height, width]
  return null
}

/** How many values, or channels, the layer at a place is given. */
function lengthAt(
  layers: readonly LayerSpec[],
  at: number,
  size: number,
  channels: number,
): number | null {
  if (at === 0) return layers[0]?.kind === 'dense' ? null : channels
  // As if there were one more unit behind, since a network may end in an image for this.
  const rows = summarise(layers.slice(0, at), [size, size, channels]).layers
  return rows.at(-1)?.output?.at(-1) ?? null
}

function sideFor(
  layers: readonly LayerSpec[],
  { at, length }: { readonly at: number; readonly length: number },
  channels: number,
): number | null {
  // Where images are pooled away whole, any side comes to as many values.
  if ([28, 64, 224].every((side) => lengthAt(layers, at, side, channels) === length)) return null
  const usual = [28, 32, 64, 96, 100, 105, 112, 128, 160, 224]
  const all = Array.from({ length: 229 }, (_, i) => i + 28)
  return [...usual, ...all].find((side) => lengthAt(layers, at, side, channels) === length) ?? null
}

/** The shape of a tower's entry, where the code says one. */
export function inputOf(
  m: Interpreter,
  entry: Sym,
  isTorch: boolean,
  encoder: FoundEncoder,
): SaidInput {
  const beneath = upstream(entry).find(({ op, shape }) => op === 'input' && shape?.length === 4)
  if (entry.shape?.length !== 4 && beneath !== undefined && beneath !== entry)
    return inputOf(m, beneath, isTorch, encoder)
  const first = encoder.written.flatMap(({ layer }) =>
    isKind(layer.layer, 'made') ? [layer.layer.args.named.get('input_shape')] : [],
  )
  const given = first.find((each) => each !== undefined)
  const dims =
    isKind(given?.value, 'tuple') || isKind(given?.value, 'list') ? given.value.items : []
  if (entry.shape === null && given !== undefined && dims.length >= 2) {
    const [height = null, , channels = 1] = dims
    return {
      size: typeof height === 'number' ? height : null,
      channels: typeof channels === 'number' ? channels : null,
      place: given.place,
    }
  }
  const said = m.happenings.find(({ what, of }) => what === 'input' && of === entry)
  const shape = entry.shape?.slice(1) ?? []
  const declared = m.happenings.find(
    ({ what, of }) => what === 'input' && isKind(of, 'sym') && of.shape?.length === 4,
  )
  if (
    (shape.length !== 3 || shape.includes(null)) &&
    declared !== undefined &&
    isKind(declared.of, 'sym') &&
    declared.of !== entry
  )
    return inputOf(m, declared.of, isTorch, encoder)
  if (shape.length === 2 && !isTorch && typeof shape[0] === 'number')
    return { size: shape[0], channels: 1, place: entry.place }
  if (shape.length !== 3) return { size: null, channels: null, place: null }
  const [height, width, channels] = isTorch
    ? [shape[1]!, shape[2]!, shape[0]!]
    : [shape[0]!, shape[1]!, shape[2]!]
  const place = said?.args.positional[0]?.place ?? entry.place
  return { size: height === null ? width : height, channels, place }
}

export function inputNotes(m: Interpreter, notes: Notes, entry: Sym, input: SaidInput): void {
  const { size, channels, place } = input
  const at = place ?? { from: 0, to: 0 }
  const shape = entry.shape?.slice(1) ?? []
  const [height, width] = shape
  if (
    shape.length === 1 &&
    typeof height === 'number' &&
    entry.op === 'input' &&
    Math.sqrt(height) % 1 !== 0
  )
    notes.add(
      'unknown',
      entry.place ?? at,
      `Vectors of ${height} values are not available here; images stand in their place`,
      ['size'],
    )
  void m
  if (
    shape.length === 3 &&
    typeof height === 'number' &&
    typeof width === 'number' &&
    height !== width &&
    channels !== width &&
    channels !== height
  )
    notes.add(
      'unknown',
      at,
      `Images of ${height} × ${width} are not square, which is not available here; ${size} × ${size} stands in their place`,
      ['size'],
    )
  if (size !== null) setSize(notes, size, at)
  if (channels === 1 || channels === 3)
    notes.set({ channels }, at, `${channels} channel${channels === 1 ? '' : 's'}`)
  else if (channels !== null)
    notes.add('unknown', at, `${channels} channels are not available here, only 1 or 3`, [
      'channels',
    ])
}

function setSize(notes: Notes, size: number, place: Place): void {
  const near = Math.min(224, Math.max(28, size))
  if (near === size) notes.set({ size }, place, `Images of ${size} px a side`)
  else
    notes.set(
      { size: near },
      place,
      `Images of ${size} px are outside of what is trained here; ${near} px stand in their place`,
      'unknown',
    )
}
