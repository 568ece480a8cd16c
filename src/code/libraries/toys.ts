/**
 * Small stand-ins for what code loads, so that what it does to images and labels is seen by doing it: each
 * image carries its class, its least and its largest value.
 */
import type { Made } from '../evaluate/values'
import { Dict, isNDArray, List, Sym, Tuple, type Value } from '../evaluate/values'
import type { NDArray } from '../numeric/ndArray'
import type { Place } from '../python/ast'
import { classIn } from './files'

const CLASSES = 10
const EACH = 3
/** Where an image carries its marks, in order: 255, 0, its class, its number. */
export const MARKS = 4
/** Between two classes' values, so that scaled ones can be told apart. */
export const CLASS_STEP = 20

const array = (shape: readonly number[], data: Float64Array, dtype: NDArray['dtype']): NDArray => ({
  shape,
  data,
  dtype,
})

/** Images of ten classes in turn, as bytes, or brought to another range. */
export function images(shape: readonly number[], each: number, largest = 255): NDArray {
  const size = shape.reduce((product, length) => product * length, 1)
  const count = CLASSES * each
  const data = new Float64Array(count * size)
  for (let i = 0; i < count; i++)
    data.set(
      [255, 0, (i % CLASSES) * CLASS_STEP, i].map((byte) => (byte * largest) / 255),
      i * size,
    )
  return array([count, ...shape], data, largest === 255 ? 'int' : 'float')
}

export const labels = (each: number, isColumn: boolean): NDArray =>
  array(
    isColumn ? [CLASSES * each, 1] : [CLASSES * each],
    Float64Array.from({ length: CLASSES * each }, (_, i) => i % CLASSES),
    'int',
  )

/** `mnist.load_data()` and its kin; null for others. */
export function kerasData(name: string): Value | null {
  const isColour = name.startsWith('cifar')
  if (!isColour && !/mnist/.test(name)) return null
  const shape = isColour ? [32, 32, 3] : [28, 28]
  const part = (each: number) => new Tuple([images(shape, each), labels(each, isColour)])
  return new Tuple([part(EACH), part(2)])
}

/** The side and channels of a data set that PyTorch people load. */
export const TORCH_SETS: Readonly<
  Record<string, { readonly size: number; readonly channels: number }>
> = {
  MNIST: { size: 28, channels: 1 },
  FashionMNIST: { size: 28, channels: 1 },
  KMNIST: { size: 28, channels: 1 },
  EMNIST: { size: 28, channels: 1 },
  QMNIST: { size: 28, channels: 1 },
  CIFAR10: { size: 32, channels: 3 },
  CIFAR100: { size: 32, channels: 3 },
  SVHN: { size: 32, channels: 3 },
  Omniglot: { size: 105, channels: 1 },
}

/** An image of a class that is only known by where it came from. */
export const imageOf = (kind: number, i: number, place: Place | null): Sym =>
  new Sym('image', [`class${kind}/${i}.png`], new Map(), null, place, null, 'an image')

/** A data set of torchvision with what people reach into it for. */
export function torchSet(made: Made): void {
  const name = made.path.split('.').at(-1) ?? ''
  const kinds = Array.from({ length: CLASSES * EACH }, (_, i) => i % CLASSES)
  const set = (key: string, value: Value) => made.attributes.set(key, { value, place: null })
  const files = () => new List(kinds.map((kind, i) => new Tuple([`class${kind}/${i}.png`, kind])))
  const names = () => new List(Array.from({ length: CLASSES }, (_, i) => `class${i}`))
  const indices = new Dict()
  for (let i = 0; i < CLASSES; i++) indices.set(`class${i}`, i)
  set('classes', names())
  set('class_to_idx', indices)
  if (name === 'ImageFolder' || name === 'DatasetFolder') {
    set('imgs', files())
    set('samples', files())
    set('targets', new List(kinds))
    return
  }
  const size = TORCH_SETS[name]?.size ?? 28
  for (const key of ['targets', 'train_labels', 'test_labels', 'labels'])
    set(key, labels(EACH, false))
  for (const key of ['data', 'train_data', 'test_data']) set(key, images([size, size], EACH))
}

/** An item of such a set: an image and its class. */
export function itemOfSet(made: Made, index: number): Value {
  const kind = ((index % CLASSES) + CLASSES) % CLASSES
  return new Tuple([imageOf(kind, index, made.place), kind])
}
export const LENGTH_OF_SET = CLASSES * EACH

/** The class that a value stems from: by its pixels, or by where it came from. */
export function classOf(value: Value, depth = 0): number | null {
  if (typeof value === 'string') {
    return classIn(value)
  }
  if (isNDArray(value)) {
    const scale = scaleOf(value)
    if (scale === null) return null
    const kind = (value.data[2]! - scale.offset) / scale.factor / CLASS_STEP
    return Math.abs(kind - Math.round(kind)) < 1e-6 ? Math.round(kind) : null
  }
  if (value instanceof Sym && depth < 12) {
    for (const each of value.args.toReversed()) {
      const found = classOf(each, depth + 1)
      if (found !== null && (typeof each === 'string' || each instanceof Sym || isNDArray(each)))
        return found
    }
  }
  return null
}

/** What became of a byte: byte × factor + offset. */
export function scaleOf(
  value: NDArray,
): { readonly factor: number; readonly offset: number } | null {
  if (value.data.length < 8 * 8) return null
  const [high = 0, low = 0] = value.data
  const factor = (high - low) / 255
  return factor === 0 || value.data.slice(MARKS, 40).some((each) => each !== low)
    ? null
    : { factor, offset: low }
}

/** Which image of all it is. */
export function numberOf(value: Value): number | null {
  if (isNDArray(value)) {
    const scale = scaleOf(value)
    return scale === null ? null : Math.round((value.data[3]! - scale.offset) / scale.factor)
  }
  return null
}

/** The file that a value was read from; null where it is none. */
export function fileOf(value: Value, depth = 0): string | null {
  if (typeof value === 'string') return classIn(value) === null ? null : value
  if (!(value instanceof Sym) || depth > 12) return null
  const parts = value.args.map((each) => fileOf(each, depth + 1)).filter((each) => each !== null)
  return parts.length === 0 ? null : parts.join('/')
}
