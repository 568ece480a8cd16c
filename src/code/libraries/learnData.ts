/** scikit-learn's data sets, and what it does with rows. */
import { List, Made, type Args, type Value } from '../evaluate/values'
import { images, labels } from './toys'

const EACH = 3
const NONE: Args = { positional: [], named: new Map() }

/** Sides of the images, and the largest value there is. */
const SETS: Readonly<Record<string, readonly [height: number, width: number, largest: number]>> = {
  load_digits: [8, 8, 16],
  fetch_olivetti_faces: [64, 64, 1],
}

/** Undefined for what is none of these. */
export function learnData(path: string, args: Args): Value | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (!path.startsWith('sklearn.')) return undefined
  // All rows stand in either part.
  if (name === 'train_test_split')
    return new List(args.positional.flatMap(({ value }) => [value, value]))
  if (name === 'shuffle') {
    const [first, ...more] = args.positional.map(({ value }) => value)
    return more.length === 0 ? first : new List([first!, ...more])
  }
  const set = SETS[name]
  if (set === undefined) return undefined
  const [height, width, largest] = set
  const pixels = images([height, width], EACH, largest)
  const made = new Made(path, NONE, { from: 0, to: 0 })
  const put = (key: string, value: Value) => made.attributes.set(key, { value, place: null })
  put('images', pixels)
  put('data', { ...pixels, shape: [pixels.shape[0]!, height * width] })
  put('target', labels(EACH, false))
  const wantsBoth = args.named.get('return_X_y')?.value === true
  return wantsBoth
    ? new List(['data', 'target'].map((key) => made.attributes.get(key)!.value))
    : made
}
