/** What the data are: what a label of 1 means, how pixels are scaled, how images are varied; seen by drawing some. */
import type { ConfigPatch } from '../../domain/config'
import type { Interpreter } from '../evaluate/interpreter'
import { argument, type Happening } from '../evaluate/machine'
import { memberIn } from '../evaluate/members'
import type { Sym } from '../evaluate/values'
import { isKind, isNDArray, type Made, type Value } from '../evaluate/values'
import { classOf, numberOf, scaleOf, TORCH_SETS } from '../libraries/toys'
import type { NDArray } from '../numeric/ndArray'
import type { Place } from '../python/ast'
import type { Notes } from './notes'
import { numberIn } from './training'

const NOWHERE: Place = { from: 0, to: 0 }

/** A pair that was drawn: whether both are of one class, its label, whether both are one image. */
interface Drawn {
  readonly isSame: boolean
  readonly label: number | null
  readonly isItself: boolean
}
interface Sample {
  readonly pairs: readonly Drawn[]
  readonly images: readonly Value[]
  readonly place: Place
}

export interface FoundData {
  /** Whether it was seen what a label of 1 means. */
  readonly hasLabels: boolean
  readonly hasScale: boolean
  /** Values of labels that were seen, each once. */
  readonly labels: readonly number[]
  readonly size: number | null
  readonly channels: number | null
}

export function dataOf(m: Interpreter, notes: Notes): FoundData {
  m.refill(150_000)
  const samples = [...fitted(m), ...drawnFrom(m)]
  const hasLabels = labelNotes(notes, samples)
  const augmented = transformNotes(m, notes)
  const hasScale = scaleNotes(notes, samples) || augmented.hasScale
  const set = setOf(m)
  return {
    hasLabels,
    hasScale,
    labels: [
      ...new Set(samples.flatMap(({ pairs }) => pairs.flatMap(({ label }) => label ?? []))),
    ].toSorted((a, b) => a - b),
    size: augmented.size ?? set?.size ?? null,
    channels: augmented.channels ?? set?.channels ?? null,
  }
}

/** What fit() is given as arrays. */
function fitted(m: Interpreter): Sample[] {
  return m.happenings
    .filter(({ what }) => what === 'fit' || what === 'train_on_batch' || what === 'fit_generator')
    .flatMap(({ args, place }) => {
      const x = argument(args, 0, 'x', 'generator')?.value ?? null
      const y = argument(args, 1, 'y')?.value ?? null
      const first =
        isKind(x, 'list') && x.items.length > 0 && !isNDArray(x.items[0]) && y === null
          ? x.items[0]!
          : null
      const sample =
        first !== null && isKind(first, 'tuple') ? sampleOf(first, place) : batchSample(x, y, place)
      return sample === null ? [] : [sample]
    })
}

/** Items of what has a `__getitem__` of its own, and of generators. */
function drawnFrom(m: Interpreter): Sample[] {
  return m.instances.slice(0, 40).flatMap((instance) => {
    const own = memberIn(instance.of, '__getitem__')?.value
    if (!isKind(own, 'func')) return []
    const items: Sample[] = []
    for (let i = 0; i < 12; i++) {
      const item = m.guarded(() => m.item(instance, i, instance.place))
      const sample = item === null ? null : sampleOf(item, own.place)
      if (sample === null) break
      items.push(sample)
    }
    return items.length === 0
      ? []
      : [
          {
            pairs: items.flatMap(({ pairs }) => pairs),
            images: items.flatMap(({ images }) => images),
            place: own.place,
          },
        ]
  })
}

const itemsIn = (value: Value): readonly Value[] | null =>
  isKind(value, 'list') || isKind(value, 'tuple') ? value.items : null

/** An item: two images and a label, or two lists of images and one of labels. */
function sampleOf(item: Value, place: Place): Sample | null {
  const parts = itemsIn(item)
  if (parts === null) return null
  const [first = null, second = null, third] = parts
  const inner = itemsIn(first)
  if (inner !== null && inner.length === 2 && parts.length === 2)
    return batchSample(first, second, place) ?? onePair(inner[0]!, inner[1]!, second, place)
  return third === undefined ? null : onePair(first, second, third, place)
}

function onePair(a: Value, b: Value, label: Value, place: Place): Sample {
  const classes = [classOf(a), classOf(b)]
  const value = numberIn(label) ?? (typeof label === 'boolean' ? Number(label) : null)
  const pairs = classes.includes(null)
    ? []
    : [{ isSame: classes[0] === classes[1], label: value, isItself: isItself(a, b) }]
  return { pairs, images: [a, b], place }
}

const isItself = (a: Value, b: Value): boolean => {
  const number = numberOf(a)
  return number !== null && number === numberOf(b)
}

/** Arrays of images, row by row. */
function batchSample(x: Value, y: Value, place: Place): Sample | null {
  const both = itemsIn(x)
  if (both === null || both.length !== 2) return null
  const [a, b] = both.map(rowsOf)
  if (!a || !b) return { pairs: [], images: [...both], place }
  const labels = isNDArray(y) ? [...y.data] : (itemsIn(y)?.map(numberIn) ?? [])
  const pairs = a.slice(0, 80).flatMap((row, i): Drawn[] => {
    const other = b[i]
    if (other === undefined) return []
    const classes = [classOf(row), classOf(other)]
    return classes.includes(null)
      ? []
      : [
          {
            isSame: classes[0] === classes[1],
            label: labels[i] ?? null,
            isItself: isItself(row, other),
          },
        ]
  })
  return { pairs, images: [...a.slice(0, 3), ...b.slice(0, 3)], place }
}

function rowsOf(value: Value): readonly Value[] | null {
  const items = itemsIn(value)
  if (items !== null) return items
  if (!isNDArray(value) || value.shape.length < 3) return null
  const [length = 0, ...rest] = value.shape
  const size = rest.reduce((product, each) => product * each, 1)
  return Array.from({ length: Math.min(length, 200) }, (_, i): NDArray => ({
    shape: rest,
    data: value.data.slice(i * size, (i + 1) * size),
    dtype: value.dtype,
  }))
}

function labelNotes(notes: Notes, samples: readonly Sample[]): boolean {
  for (const { pairs, place } of samples) {
    const told = pairs.filter(({ label }) => label !== null)
    const at = notes.lineSpan(notes.lineOf(place.from))
    if (pairs.some(({ isItself: is }) => is))
      notes.set({ selfPairs: 1 }, at, 'An image may be paired with itself here', 'suspicious')
    const same = told.filter(({ isSame }) => isSame).map(({ label }) => label)
    const different = told.filter(({ isSame }) => !isSame).map(({ label }) => label)
    if (same.length === 0 || different.length === 0) continue
    const [high, low] = [new Set(same), new Set(different)]
    if (high.size > 1 || low.size > 1 || [...high][0] === [...low][0]) {
      notes.add(
        'suspicious',
        at,
        'Labels do not follow the classes of the images here: pairs of both kinds have the same label',
        ['labels'],
      )
      continue
    }
    const labels = [...high][0]! > [...low][0]! ? 'same' : 'different'
    notes.set(
      { labels },
      at,
      `A label of 1 means ${labels}, as the pairs that are drawn here have it`,
    )
    return true
  }
  return false
}

function scaleNotes(notes: Notes, samples: readonly Sample[]): boolean {
  for (const { images, place } of samples)
    for (const image of images) {
      const scale: SymbolScale | null = isNDArray(image)
        ? scaleOf(image)
        : isKind(image, 'sym')
          ? symbolScale(image)
          : null
      if (scale === null) continue
      const at = notes.lineSpan(notes.lineOf(scale.place?.from ?? place.from))
      if (setScale(notes, scale.factor, scale.offset, at)) return true
    }
  return false
}

function setScale(notes: Notes, factor: number, offset: number, place: Place): boolean {
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

interface FoundTransforms {
  readonly hasScale: boolean
  readonly size: number | null
  readonly channels: number | null
}

/** Transforms of torchvision, Keras's preprocessing layers and its ImageDataGenerator. */
function transformNotes(m: Interpreter, notes: Notes): FoundTransforms {
  let size: number | null = null
  let channels: number | null = null
  let hasScale = false
  const made = m.happenings.filter(
    (each): each is Happening & { of: Made } => each.what === 'made' && isKind(each.of, 'made'),
  )
  for (const { of } of made) {
    const name = of.path.split('.').at(-1)!
    const first = of.args.positional[0] ?? [...of.args.named.values()][0]
    const place = of.place
    if (/^torchvision\.transforms/.test(of.path)) {
      if (name === 'ToTensor' || name === 'ConvertImageDtype' || name === 'ToDtype') {
        hasScale = true
        if (notes.config.normalization !== 'standardized')
          notes.set({ normalization: 'scaled' }, place, 'Pixels from 0 to 1')
      } else if (name === 'Normalize') {
        hasScale = true
        notes.set(
          { normalization: 'standardized' },
          place,
          'Standardised, here by the training images’ own mean and deviation',
        )
      } else if (/^(Resize|CenterCrop|RandomResizedCrop|RandomCrop|Scale)$/.test(name))
        size = sideOf(notes, first?.value ?? null, place) ?? size
      else if (name === 'Grayscale') {
        channels = numberIn(first?.value) ?? 1
        notes.add('understood', place, `${channels} channel${channels === 1 ? '' : 's'}`, [
          'channels',
        ])
      } else augmentation(notes, name, of, place)
    } else if (/^keras\.layers\.(Rescaling|Random\w+|Resizing)$/.test(of.path)) {
      if (name === 'Rescaling') {
        const factor = numberIn(first?.value)
        const offset = numberIn(argument(of.args, 1, 'offset')?.value) ?? 0
        if (factor !== null) hasScale = setScale(notes, factor, offset, place)
      } else augmentation(notes, name, of, place)
    } else if (/ImageDataGenerator$/.test(of.path)) hasScale = generator(notes, of) || hasScale
  }
  return { hasScale, size, channels }
}

function sideOf(notes: Notes, value: Value, place: Place): number | null {
  const one = numberIn(value)
  const both = itemsIn(value)?.map(numberIn) ?? [one, one]
  const [height = null, width = null] = both
  if (height === null) return null
  if (height !== width)
    notes.add(
      'unknown',
      place,
      `Images of ${height} × ${width} are not square, which is not available here; ${height} × ${height} stands in their place`,
      ['size'],
    )
  else notes.add('understood', place, `Images of ${height} px a side`, ['size'])
  return height
}

const percent = (x: number) => Math.round(Math.abs(x) * 100)

function augmentation(notes: Notes, name: string, of: Made, place: Place): void {
  const first = numberIn(of.args.positional[0]?.value ?? [...of.args.named.values()][0]?.value)
  const set = (patch: ConfigPatch, text: string) =>
    notes.set(patch, place, `Training images varied: ${text}`)
  switch (name) {
    case 'RandomHorizontalFlip':
    case 'RandomFlip':
      set({ flip: 1 }, 'half of them mirrored')
      return
    case 'RandomRotation': {
      const degrees = of.path.startsWith('keras') ? Math.round((first ?? 0) * 360) : (first ?? 0)
      if (degrees > 0) set({ rotate: Math.min(45, degrees) }, `turned by up to ${degrees}°`)
      return
    }
    case 'RandomZoom':
      if (first !== null)
        set({ zoom: Math.min(50, percent(first)) }, `zoomed by up to ${percent(first)} %`)
      return
    case 'RandomTranslation':
      if (first !== null)
        set({ shift: Math.min(50, percent(first)) }, `shifted by up to ${percent(first)} %`)
      return
    case 'ColorJitter': {
      const brightness = numberIn(argument(of.args, 0, 'brightness')?.value)
      const contrast = numberIn(argument(of.args, 1, 'contrast')?.value)
      if (brightness !== null)
        set(
          { brightness: Math.min(100, percent(brightness)) },
          `brightness by up to ${percent(brightness)} %`,
        )
      if (contrast !== null)
        set(
          { contrast: Math.min(100, percent(contrast)) },
          `contrast by up to ${percent(contrast)} %`,
        )
      return
    }
    case 'RandomErasing':
      set({ erase: 20 }, 'a part erased')
      return
    case 'Compose':
    case 'ToPILImage':
    case 'Lambda':
    case 'PILToTensor':
      return
    default:
      notes.add('unknown', place, `${name} is not available here; images are not varied by it`, [])
  }
}

function generator(notes: Notes, of: Made): boolean {
  const number = (name: string) => numberIn(of.args.named.get(name)?.value)
  const place = of.place
  const rescale = number('rescale')
  const shift = number('width_shift_range') ?? number('height_shift_range')
  const zoom = number('zoom_range')
  const rotate = number('rotation_range')
  if (rescale !== null) setScale(notes, rescale, 0, of.args.named.get('rescale')!.place)
  if (of.args.named.get('horizontal_flip')?.value === true)
    notes.set({ flip: 1 }, place, 'Training images varied: half of them mirrored')
  if (shift !== null)
    notes.set(
      { shift: Math.min(50, percent(shift)) },
      place,
      `Training images varied: shifted by up to ${percent(shift)} %`,
    )
  if (zoom !== null)
    notes.set(
      { zoom: Math.min(50, percent(zoom)) },
      place,
      `Training images varied: zoomed by up to ${percent(zoom)} %`,
    )
  if (rotate !== null)
    notes.set(
      { rotate: Math.min(45, rotate) },
      place,
      `Training images varied: turned by up to ${rotate}°`,
    )
  return rescale !== null
}

/** The data set of a library that is loaded, where its size is known. */
function setOf(m: Interpreter): { readonly size: number; readonly channels: number } | null {
  for (const { what, of } of m.happenings) {
    if (what === 'data' && isKind(of, 'library'))
      return /cifar/.test(of.path)
        ? { size: 32, channels: 3 }
        : /mnist/.test(of.path)
          ? { size: 28, channels: 1 }
          : null
    if (what === 'made' && isKind(of, 'made') && of.path.startsWith('torchvision.datasets.')) {
      const known = TORCH_SETS[of.path.split('.').at(-1)!]
      if (known !== undefined) return known
    }
  }
  return null
}
