/** What the data are: what a label of 1 means, how pixels are scaled, how images are varied; seen by drawing some. */
import type { ConfigPatch } from '../../domain/config'
import type { Interpreter } from '../evaluate/interpreter'
import { argument, type Happening } from '../evaluate/machine'
import { memberIn } from '../evaluate/members'
import type { Sym } from '../evaluate/values'
import { isKind, isNDArray, List, type Made, type Value } from '../evaluate/values'
import { elementsOf, isDataset } from '../libraries/tfData'
import { classOf, fileOf, numberOf, TORCH_SETS } from '../libraries/toys'
import type { NDArray } from '../numeric/ndArray'
import type { Place } from '../python/ast'
import type { Notes } from './notes'
import { preparedNotes, scaleNotes, setScale } from './pixels'
import { numberIn } from './training'

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
  /** Where size or channels are said. */
  readonly place: Place | null
}

export function dataOf(m: Interpreter, notes: Notes): FoundData {
  m.refill(150_000)
  const samples = [...fitted(m), ...iterated(m), ...drawnFrom(m)]
  const hasLabels = labelNotes(notes, samples)
  const augmented = transformNotes(m, notes)
  const hasScale = scaleNotes(notes, samples) || augmented.hasScale || preparedNotes(m, notes)
  const set = setOf(m)
  const read = shapeOf(samples)
  return {
    hasLabels,
    hasScale,
    labels: [
      ...new Set(samples.flatMap(({ pairs }) => pairs.flatMap(({ label }) => label ?? []))),
    ].toSorted((a, b) => a - b),
    size: augmented.size ?? read?.size ?? set?.size ?? null,
    channels: augmented.channels ?? read?.channels ?? set?.channels ?? null,
    place: read?.place ?? null,
  }
}

/** Of images that are read and resized, where the code says to what. */
function shapeOf(
  samples: readonly Sample[],
): Pick<FoundData, 'size' | 'channels' | 'place'> | null {
  for (const { images } of samples)
    for (const image of images) {
      if (!isKind(image, 'sym') || image.shape === null) continue
      const [size = null, , channels = null] = image.shape.slice(-3)
      if (image.shape.length >= 3 && size !== null)
        return { size, channels, place: resizedAt(image) ?? image.place }
    }
  return null
}

function resizedAt(image: Sym, depth = 0): Place | null {
  if (/resize|load_img/.test(image.op)) return image.place
  for (const each of depth > 12 ? [] : image.args) {
    const parts = itemsIn(each) ?? [each]
    const found = isKind(parts[0], 'sym') ? resizedAt(parts[0], depth + 1) : null
    if (found !== null) return found
  }
  return null
}

/** What fit() is given as arrays. */
function fitted(m: Interpreter): Sample[] {
  return m.happenings
    .filter(({ what }) => what === 'fit' || what === 'train_on_batch' || what === 'fit_generator')
    .flatMap(({ args, place }) => {
      const data = argument(args, 0, 'x', 'generator')?.value
      if (isDataset(data)) return ofDataset(data, place)
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

/** What a pipeline hands over, one element after another or put together. */
function ofDataset(data: Made, place: Place): Sample[] {
  const all = elementsOf(data).map((each) => sampleOf(each, place))
  const samples = all.filter((each) => each !== null)
  return samples.length === 0
    ? []
    : [
        {
          pairs: samples.flatMap(({ pairs }) => pairs),
          images: samples.flatMap(({ images }) => images),
          place,
        },
      ]
}

/** Pipelines that a loop of their own goes through. */
const iterated = (m: Interpreter): Sample[] =>
  m.happenings.flatMap(({ what, of, place }) =>
    what === 'iterated' && isDataset(of) ? ofDataset(of, place) : [],
  )

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
  if (isNDArray(item)) return { pairs: [], images: firstIn(item), place }
  const parts = itemsIn(item)
  if (parts === null) return null
  const [first = null, second = null, third] = parts
  const inner = itemsIn(first)
  if (inner !== null && inner.length === 2 && parts.length === 2)
    return ofTwo(inner[0]!, inner[1]!, second, place)
  if (inner !== null) return { pairs: [], images: inner.slice(0, 2), place }
  if (third !== undefined) return ofTwo(first, second, third, place)
  return isNDArray(first) || isKind(first, 'sym') ? { pairs: [], images: [first], place } : null
}

/** The first image of an array of images, however many axes are before. */
function firstIn({ shape, data, dtype }: NDArray): readonly Value[] {
  if (shape.length < 4) return []
  const own = shape.slice(-3)
  const size = own.reduce((product, each) => product * each, 1)
  return [{ shape: own, data: data.subarray(0, size), dtype }]
}

/** Two images and a label, or so many of each. */
function ofTwo(a: Value, b: Value, label: Value, place: Place): Sample {
  const isOne = numberIn(label) !== null || rowsOf(a) === null
  return isOne
    ? onePair(a, b, label, place)
    : (batchSample(new List([a, b]), label, place) ?? { pairs: [], images: [a, b], place })
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
  if (number !== null) return number === numberOf(b)
  const file = fileOf(a)
  return file !== null && file === fileOf(b)
}

/** Arrays of images, row by row. */
function batchSample(x: Value, y: Value, place: Place): Sample | null {
  const both = itemsIn(x)
  if (both === null || both.length !== 2) return null
  const [a, b] = both.map(rowsOf)
  if (!a || !b) return { pairs: [], images: [...both], place }
  const labels = isNDArray(y)
    ? [...y.data]
    : (itemsIn(y) ?? (isKind(y, 'sym') ? rowsWithin(y) : null) ?? []).map(numberIn)
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
  const items = itemsIn(value) ?? (isKind(value, 'sym') ? rowsWithin(value) : null)
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

/** The rows that a symbol was put together of, however its pixels were brought to another range since. */
function rowsWithin(value: Sym, depth = 0): readonly Value[] | null {
  const [first = null] = value.args
  if (/^(np|tf|keras\.ops)\.(array|asarray|stack|concatenate|vstack)$/.test(value.op)) {
    const items = itemsIn(first)
    if (items !== null) return items
  }
  return isKind(first, 'sym') &&
    depth < 8 &&
    /^(\.astype|.*\.(cast|expand_dims|reshape|asarray|array|stack)|[-+*/])$/.test(value.op)
    ? rowsWithin(first, depth + 1)
    : null
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
