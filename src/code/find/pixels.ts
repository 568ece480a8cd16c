/** How pixels are scaled, read off an image that was followed, or by the name of what scales it. */
import type { Interpreter } from '../evaluate/interpreter'
import { isKind, isNDArray, type Sym, type Value } from '../evaluate/values'
import { scaleOf } from '../libraries/toys'
import type { Place } from '../python/ast'
import type { Notes } from './notes'
import { numberIn } from './training'

const NOWHERE: Place = { from: 0, to: 0 }

interface Images {
  readonly images: readonly Value[]
  readonly place: Place
}

export function scaleNotes(notes: Notes, samples: readonly Images[]): boolean {
  for (const { images, place } of samples)
    for (const image of images) {
      const scale: SymbolScale | null = isNDArray(image)
        ? scaleOf(image)
        : isKind(image, 'sym')
          ? symbolScale(image)
          : null
      if (scale === null) continue
      const from = scale.place?.from ?? dividedAt(notes.text, scale.factor) ?? place.from
      const at = notes.lineSpan(notes.lineOf(from))
      if (setScale(notes, scale.factor, scale.offset, at)) return true
    }
  return false
}

/** Where a text first divides by what pixels were divided by. */
function dividedAt(text: string, factor: number): number | null {
  for (const { index, 1: by } of text.matchAll(/\/=?\s*\(?\s*(\d+(?:\.\d*)?)/g))
    if (Math.abs(Number(by) * factor - 1) < 1e-3 && factor !== 1) return index
  return null
}

export function setScale(notes: Notes, factor: number, offset: number, place: Place): boolean {
  if (Math.abs(factor * 255 - 1) < 0.01 && offset === 0)
    notes.set({ normalization: 'scaled' }, place, 'Pixels from 0 to 1')
  else if (factor === 1 && offset === 0)
    notes.set(
      { normalization: 'none' },
      place,
      'Pixels are never scaled: they go from 0 to 255',
      'suspicious',
    )
  else
    notes.set(
      { normalization: 'standardized' },
      place,
      `Pixels from ${offset.toPrecision(3)} to ${(offset + 255 * factor).toPrecision(3)} are not offered here; standardised ones stand in their place`,
      'unknown',
    )
  return true
}

interface SymbolScale {
  readonly factor: number
  readonly offset: number
  readonly place?: Place
}

/** What was done to a pixel on its way here, by constants; null where nothing was. */
function symbolScale(sym: Sym, depth = 0): SymbolScale | null {
  if (depth > 30) return null
  const [a = null, b = null] = sym.args
  const inner = (value: Value) => (isKind(value, 'sym') ? symbolScale(value, depth + 1) : null)
  const start: SymbolScale = { factor: 1, offset: 0 }
  const known = scaleByName(sym)
  if (known !== null) return known
  const by = numberIn(b)
  if (isKind(a, 'sym') && by !== null && /^[-+*/]$/.test(sym.op)) {
    const before = inner(a) ?? start
    const place = sym.place ?? NOWHERE
    if (sym.op === '/') return { factor: before.factor / by, offset: before.offset / by, place }
    if (sym.op === '*') return { factor: before.factor * by, offset: before.offset * by, place }
    return { ...before, offset: before.offset + (sym.op === '+' ? by : -by), place }
  }
  // An index is no pixel.
  for (const each of sym.op === 'item' ? sym.args.slice(0, 1) : sym.args) {
    const items = isKind(each, 'list') || isKind(each, 'tuple') ? each.items.slice(0, 2) : [each]
    for (const item of items) {
      const found = inner(item)
      if (found !== null) return found
    }
  }
  return null
}

/** What the network itself does to its images by constants, before its first layer. */
export function entryNotes(notes: Notes, entry: Sym): void {
  const scale = symbolScale(entry)
  if (scale === null) return
  const place = scale.place ?? NOWHERE
  if (Math.abs(scale.factor * 255 - 1) < 0.01 && scale.offset === 0)
    notes.set({ normalization: 'scaled' }, place, 'Pixels from 0 to 1')
  else
    notes.set(
      { normalization: 'standardized' },
      place,
      'Shifted and scaled by constants; here by the training images’ own mean and deviation',
    )
}

/** What brings pixels to another range by its name alone. */
function scaleByName({ op, place }: Sym): SymbolScale | null {
  const at = place === null ? {} : { place }
  if (TO_SIGNED.test(op)) return { factor: 1 / 127.5, offset: -1, ...at }
  if (/\.convert_image_dtype$/.test(op) || /^plt\.imread$|pyplot\.imread$/.test(op))
    return { factor: 1 / 255, offset: 0, ...at }
  return null
}

/** Ready-made networks whose `preprocess_input` takes bytes to −1 … 1; others take means off, or do nothing. */
const TO_SIGNED =
  /^keras\.applications\.(mobilenet|mobilenet_v2|inception_v3|inception_resnet_v2|xception|resnet_v2|nasnet)\.preprocess_input$/
const BY_MEANS =
  /^keras\.applications\.(vgg16|vgg19|resnet|resnet50|densenet|imagenet_utils)\.preprocess_input$/

/** `preprocess_input` within the network, or on the way to it. */
export function preparedNotes(m: Interpreter, notes: Notes): boolean {
  for (const { what, of, place } of m.happenings) {
    if (what !== 'called' || !isKind(of, 'library')) continue
    if (TO_SIGNED.test(of.path)) return setScale(notes, 1 / 127.5, -1, place)
    if (!BY_MEANS.test(of.path)) continue
    notes.set(
      { normalization: 'standardized' },
      place,
      'preprocess_input takes the means of ImageNet off; images are standardised by their own here',
      'unknown',
    )
    return true
  }
  return false
}
