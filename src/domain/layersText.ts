/**
 * Layers as link text: `conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(50,linear)`. What a
 * layer always has stands in the order of its table; what it may have is named and follows:
 * `conv2d(32,3x5,1,same,relu,bias=0,dilation=2)`.
 */
import {
  LAYER_FIELDS,
  LAYER_KINDS,
  MOST_LAYERS,
  NEW_LAYERS,
  argumentOf,
  withArgument,
  type LayerField,
  type LayerValue,
} from './layerFields'
import { sidesOf, type LayerSpec } from './layers'

export interface ReadLayers {
  readonly layers: readonly LayerSpec[]
  /** What was not read as it stands, and what became of it; a clause each. */
  readonly notes: readonly string[]
}

/** 200 layers with every argument are shorter. */
const LONGEST = 40_000

export const formatLayers = (layers: readonly LayerSpec[]): string =>
  layers.map(formatLayer).join('-')

function formatLayer(layer: LayerSpec): string {
  const texts = LAYER_FIELDS[layer.kind].flatMap((field) => {
    const value = argumentOf(layer, field)
    const text = typeof value === 'object' ? value.join('x') : String(value)
    if (field.standard === undefined) return [text]
    return value === field.standard ? [] : [`${field.key}=${text}`]
  })
  return `${layer.kind}(${texts.join(',')})`
}

/**
 * Reads what `formatLayers` writes. Anything else costs what it stands in and no more: an argument is the
 * nearest that can be, or a new layer's; what is no layer is left out; each with a note.
 */
export function readLayers(text: string): ReadLayers {
  const notes: string[] = []
  const read = text.slice(0, LONGEST)
  if (read !== text) notes.push(`only the first ${LONGEST} characters were read`)
  const parts = partsOf(read)
  const layers = parts.slice(0, MOST_LAYERS).flatMap((part) => readLayer(part, notes) ?? [])
  if (parts.length > MOST_LAYERS)
    notes.push(`only the first ${MOST_LAYERS} of ${parts.length} layers were read`)
  return { layers, notes }
}

/** Apart at each `-` that is not within brackets, as that of 1e-7 is. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  let [start, isInside] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '(' || sign === ')') isInside = sign === '('
    if (sign !== '-' || isInside) continue
    parts.push(text.slice(start, at))
    start = at + 1
  }
  return [...parts, text.slice(start)]
}

/** The same, but anything else is a sentence that says what is wrong. */
export function parseLayers(text: string): readonly LayerSpec[] | string {
  const { layers, notes } = readLayers(text)
  return notes[0]?.replace(/; \S+ is used$/, '') ?? layers
}

function readLayer(part: string, notes: string[]): LayerSpec | null {
  const [, name = '', inside = ''] = /^\s*([a-z0-9_]+)\(([^()]*)\)\s*$/.exec(part) ?? []
  const kind = LAYER_KINDS.find((each) => each === name)
  if (kind === undefined) {
    notes.push(`“${part.slice(0, 60)}” is not a layer and was left out`)
    return null
  }
  const texts = inside.trim() === '' ? [] : inside.split(',').map((each) => each.trim())
  const placed = texts.filter((each) => !each.includes('='))
  const named = new Map(texts.filter((each) => each.includes('=')).map(keyAndText))
  const fields = LAYER_FIELDS[kind]
  let layer = NEW_LAYERS[kind]
  for (const field of fields) {
    // Whatever has its place may be named as well, as in Python.
    const text = field.standard === undefined && placed.length > 0 ? placed.shift() : undefined
    const given = text ?? named.get(field.key)
    named.delete(field.key)
    const read = readArgument(field, given, argumentOf(layer, field))
    if (read.note !== undefined) notes.push(`${kind}: ${read.note}`)
    layer = withArgument(layer, field, read.value)
  }
  for (const key of named.keys())
    notes.push(`${kind}: “${key.slice(0, 60)}” is not an argument of it`)
  if (placed.length > 0)
    notes.push(
      `${kind} takes ${fields.filter(({ standard }) => standard === undefined).length} arguments without a name; ${placed.length} more were left out`,
    )
  return layer
}

function keyAndText(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

interface Read {
  readonly value: LayerValue
  readonly note?: string
}

/** @param instead what it is where it cannot be read */
function readArgument(field: LayerField, text: string | undefined, instead: LayerValue): Read {
  const other = (why: string): Read => ({
    value: instead,
    note: `${why}; ${typeof instead === 'object' ? instead.join('x') : instead} is used`,
  })
  if (text === undefined)
    return field.standard === undefined ? other(`${field.label} is missing`) : { value: instead }
  switch (field.kind) {
    case 'choice':
      return field.options.includes(text)
        ? { value: text }
        : other(`“${text.slice(0, 40)}” is not ${article(field.label)}`)
    case 'switch':
      return text === '0' || text === '1'
        ? { value: Number(text) }
        : other(`${field.label} is 0 or 1`)
    case 'layer':
      return /^\d{1,3}$/.test(text) && Number(text) <= field.max
        ? { value: Number(text) }
        : other(`“${text.slice(0, 40)}” is not the place of a layer`)
    case 'number':
      return inside(field, text) ?? other(`${field.label} “${text.slice(0, 40)}” is not a number`)
    case 'sides': {
      const [down = '', across = down, more] = text.split('x')
      const rule = { ...field, integer: true }
      const [first, second] = [inside(rule, down), inside(rule, across)]
      if (first === null || second === null || more !== undefined)
        return other(`${field.label} “${text.slice(0, 40)}” is not a whole number, nor two as 3x5`)
      const note = first.note ?? second.note
      return { value: sidesOf(first.value, second.value), ...(note !== undefined && { note }) }
    }
    default:
      return field satisfies never
  }
}

const article = (label: string) => `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`

type Rule = Pick<LayerField, 'label'> & {
  readonly min: number
  readonly max: number
  readonly integer: boolean
}

/** The nearest number that can be; null where it is no number. */
function inside({ label, min, max, integer }: Rule, text: string) {
  const value = text === '' ? NaN : Number(text)
  if (Number.isNaN(value)) return null
  const bounded = Math.min(max, Math.max(min, value))
  const nearest = integer ? Math.round(bounded) : bounded
  if (nearest === value) return { value }
  const why =
    bounded === value
      ? `${label} ${text} is not a whole number`
      : `${label} ${text} is outside ${min} to ${max}`
  return { value: nearest, note: `${why}; ${nearest} is used` }
}
