/**
 * `tf.data`: a pipeline is followed on a few of its elements, and remembers how many it puts together. A loop
 * over it is handed one batch that is not known but for its shape.
 */
import { argument, type Machine } from '../evaluate/machine'
import {
  Builtin,
  Dict,
  isKind,
  isNDArray,
  List,
  Made,
  Sym,
  Tuple,
  type Args,
  type Value,
} from '../evaluate/values'
import type { Place } from '../python/ast'
import { found, imageFrom } from './files'
import { kerasData } from './toys'

/** Elements that are followed. */
const SOME = 24
export const DATASET = 'tf.data.Dataset'
const NONE: Args = { positional: [], named: new Map() }

export const isDataset = (value: Value | undefined): value is Made =>
  isKind(value, 'made') && value.path === DATASET

/** The elements that were followed; put together, where it has been told how many. */
export const elementsOf = (dataset: Made): readonly Value[] => {
  const elements = dataset.attributes.get('elements')?.value
  return isKind(elements, 'list') ? elements.items : []
}

export function datasetOf(elements: readonly Value[], place: Place, of: Made | null = null): Made {
  const made = new Made(DATASET, NONE, place)
  const batch = of?.attributes.get('batch')
  if (batch !== undefined) made.attributes.set('batch', batch)
  made.attributes.set('elements', { value: new List(elements.slice(0, SOME)), place: null })
  return made
}

/** A call that makes a pipeline; undefined for others. */
export function datasetCall(m: Machine, path: string, args: Args, place: Place): Value | undefined {
  const first = args.positional[0]?.value ?? [...args.named.values()][0]?.value ?? null
  switch (path.replace(/^tf\.data\.Dataset\./, '')) {
    case 'from_tensor_slices':
    case 'from_tensors':
      return datasetOf(rowsOf(m, first), place)
    case 'list_files':
      return datasetOf(patterns(m, first).flatMap(found), place)
    case 'from_generator':
      return datasetOf(generated(m, first, args), place)
    case 'range':
      return datasetOf(m.iterate(m.call(m.builtin('range'), args, null)).items, place)
    case 'zip':
      return datasetOf(
        zipped(args.positional.length > 1 ? args.positional.map(({ value }) => value) : first),
        place,
      )
  }
  if (/\.(image_dataset_from_directory)$/.test(path)) return ofFolder(m, args, place)
  if (/^(tfds|tensorflow_datasets)\.load$/.test(path)) return ofName(m, args, place)
  return undefined
}

const patterns = (m: Machine, value: Value): readonly Value[] =>
  isKind(value, 'list') || isKind(value, 'tuple') ? m.iterate(value).items : [value]

function rowsOf(m: Machine, value: Value): Value[] {
  if (isKind(value, 'tuple') || isKind(value, 'dict'))
    return zipped(partsWith(value, (each) => datasetOf(rowsOf(m, each), { from: 0, to: 0 })))
  if (isKind(value, 'list')) return value.items.slice(0, SOME)
  if (isNDArray(value) && value.shape.length > 0)
    return Array.from({ length: Math.min(SOME, value.shape[0]!) }, (_, i) =>
      m.item(value, i, { from: 0, to: 0 }),
    )
  return [m.item(value, 0, isKind(value, 'sym') && value.place ? value.place : { from: 0, to: 0 })]
}

/** The same structure with something else in each of its places. */
function partsWith(value: Value, change: (each: Value) => Value): Value {
  if (isKind(value, 'tuple')) return new Tuple(value.items.map((each) => partsWith(each, change)))
  if (isKind(value, 'dict')) {
    const dict = new Dict()
    for (const each of value.entries.values()) dict.set(each.key, partsWith(each.value, change))
    return dict
  }
  return change(value)
}

/** Elements of several pipelines, side by side. */
function zipped(datasets: Value | readonly Value[]): Value[] {
  const whole: Value = Array.isArray(datasets)
    ? new Tuple(datasets as Value[])
    : (datasets as Value)
  const structure = isKind(whole, 'list') ? new Tuple(whole.items) : whole
  const lengths: number[] = []
  partsWith(structure, (each) => {
    if (isDataset(each)) lengths.push(elementsOf(each).length)
    return each
  })
  const open = lengths.filter((each) => each > 1)
  const length = open.length > 0 ? Math.min(...open) : lengths.includes(0) ? 0 : 1
  return Array.from({ length }, (_, i) =>
    partsWith(structure, (each) => {
      if (!isDataset(each)) return new Sym('each', [each], new Map(), null, null)
      const elements = elementsOf(each)
      return elements[i] ?? elements[0] ?? null
    }),
  )
}

function generated(m: Machine, generator: Value, args: Args): readonly Value[] {
  const given = args.named.get('args')?.value
  const positional =
    given === undefined
      ? []
      : m.iterate(given).items.map((value) => ({ value, place: { from: 0, to: 0 } }))
  return m.iterate(m.call(generator, { positional, named: new Map() }, null)).items
}

function ofFolder(m: Machine, args: Args, place: Place): Made {
  const sides = args.named.get('image_size')?.value
  const [height = 256, width = 256] = (
    sides === undefined ? [] : m.iterate(sides).items
  ) as number[]
  const channels = args.named.get('color_mode')?.value === 'grayscale' ? 1 : 3
  const isPlain = args.named.get('label_mode')?.value === null
  const singles = Array.from({ length: SOME }, (_, i) => {
    const image = imageFrom(
      `class${i % 10}/class${i % 10}_${i}.png`,
      [height, width, channels],
      place,
    )
    return isPlain ? image : new Tuple([image, i % 10])
  })
  const size = args.named.get('batch_size')
  if (size?.value === null) return datasetOf(singles, place)
  const made = batched(m, datasetOf(singles, place), place)
  made.attributes.set('batch', { value: size?.value ?? 32, place: size?.place ?? place })
  return made
}

function ofName(m: Machine, args: Args, place: Place): Value {
  const name = argument(args, 0, 'name')?.value
  const data = typeof name === 'string' ? kerasData(name) : null
  const part = isKind(data, 'tuple') ? data.items[0]! : null
  const rows =
    part === null
      ? []
      : zipped(
          new Tuple(
            m.iterate(part).items.map((each) => datasetOf(rowsOf(m, withChannel(m, each)), place)),
          ),
        )
  const elements = rows.map((each) => {
    if (args.named.get('as_supervised')?.value === true || !isKind(each, 'tuple')) return each
    const dict = new Dict()
    dict.set('image', each.items[0]!)
    dict.set('label', each.items[1]!)
    return dict
  })
  const one = datasetOf(elements, place)
  const split = argument(args, 1, 'split')?.value
  const all =
    isKind(split, 'list') || isKind(split, 'tuple') ? new Tuple(split.items.map(() => one)) : one
  return args.named.get('with_info')?.value === true ? new Tuple([all, m.unknown('', place)]) : all
}

const withChannel = (m: Machine, images: Value): Value =>
  isNDArray(images) && images.shape.length === 3
    ? m.operate('np.expand_dims', [images, -1], new Map(), null)
    : images

/** What a batch is of each part. */
function stacked(m: Machine, elements: readonly Value[]): Value {
  const [first = null] = elements
  if (isKind(first, 'tuple'))
    return new Tuple(
      first.items.map((_, i) =>
        stacked(
          m,
          elements.map((each) => (isKind(each, 'tuple') ? (each.items[i] ?? null) : null)),
        ),
      ),
    )
  if (isKind(first, 'dict')) {
    const dict = new Dict()
    for (const { key } of first.entries.values())
      dict.set(
        key,
        stacked(
          m,
          elements.map((each) => (isKind(each, 'dict') ? (each.get(key) ?? null) : null)),
        ),
      )
    return dict
  }
  const list = new List([...elements])
  if (elements.some((each) => isKind(each, 'sym'))) {
    const shape = isKind(first, 'sym') ? first.shape : null
    return new Sym('tf.stack', [list], new Map(), shape === null ? null : [null, ...shape], null)
  }
  return m.operate('np.array', [list], new Map(), null)
}

function batched(m: Machine, dataset: Made, place: Place): Made {
  return datasetOf(
    elementsOf(dataset).length === 0 ? [] : [stacked(m, elementsOf(dataset))],
    place,
    dataset,
  )
}

const SAME =
  /^(shuffle|cache|prefetch|repeat|skip|with_options|apply|shard|filter|snapshot|as_numpy_iterator|interleave|options|ignore_errors)$/

/** What a pipeline answers to; undefined for anything else. */
export function datasetMember(m: Machine, dataset: Made, name: string): Value | undefined {
  const elements = elementsOf(dataset)
  if (SAME.test(name)) return new Builtin(name, () => dataset)
  if (name === 'class_names') return new List(Array.from({ length: 10 }, (_, i) => `class${i}`))
  if (name === 'map' || name === 'flat_map')
    return new Builtin(name, (args, call) => {
      const func = argument(args, 0, 'map_func')?.value ?? null
      const place = call ?? dataset.place
      const changed = elements.map((each) =>
        m.call(
          func,
          {
            positional: (isKind(each, 'tuple') ? each.items : [each]).map((value) => ({
              value,
              place,
            })),
            named: new Map(),
          },
          null,
        ),
      )
      return datasetOf(changed, place, dataset)
    })
  if (name === 'batch' || name === 'padded_batch')
    return new Builtin(name, (args, call) => {
      const size = argument(args, 0, 'batch_size')
      const made = batched(m, dataset, call ?? dataset.place)
      if (size !== undefined) made.attributes.set('batch', { value: size.value, place: size.place })
      return made
    })
  if (name === 'take')
    return new Builtin(name, (args, call) => {
      const some = datasetOf(elements, call ?? dataset.place, dataset)
      const count = args.positional[0]
      // So many batches are so many steps.
      if (count !== undefined && dataset.attributes.has('batch'))
        some.attributes.set('rounds', { value: count.value, place: count.place })
      return some
    })
  if (name === 'concatenate')
    return new Builtin(name, (args, call) => {
      const other = args.positional[0]?.value
      const more = isDataset(other) ? elementsOf(other) : []
      const both = Array.from({ length: Math.max(elements.length, more.length) }, (_, i) => [
        elements[i],
        more[i],
      ])
      return datasetOf(
        both.flat().filter((each) => each !== undefined),
        call ?? dataset.place,
        dataset,
      )
    })
  if (name === 'enumerate')
    return new Builtin(name, (_args, call) =>
      datasetOf(
        elements.map((each, i) => new Tuple([i, each])),
        call ?? dataset.place,
        dataset,
      ),
    )
  return undefined
}

/** One batch as a loop is handed it: nothing is known but how it is put together. */
export function batchOf(dataset: Made): Value {
  const known = dataset.attributes.get('a batch')?.value
  if (known !== undefined) return known
  const isBatched = dataset.attributes.has('batch')
  let parts = 0
  const open = (value: Value): Value => {
    const shape = isNDArray(value) ? value.shape : isKind(value, 'sym') ? value.shape : null
    const dims = shape === null || !isBatched ? shape : [null, ...shape.slice(1)]
    return new Sym('batch', [dataset, parts++], new Map(), dims, dataset.place, null, 'a batch')
  }
  const [first = null] = elementsOf(dataset)
  const made =
    first === null
      ? new Sym('batch', [dataset], new Map(), null, dataset.place, null, 'a batch')
      : partsWith(first, open)
  dataset.attributes.set('a batch', { value: made, place: null })
  return made
}
