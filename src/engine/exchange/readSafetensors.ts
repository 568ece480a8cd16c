/** Safetensors read back: those written here and PyTorch's state dicts. Every offset is checked first. */
import {
  array,
  integer,
  minValue,
  number,
  object,
  pipe,
  safeParse,
  string,
  tuple,
  type InferOutput,
} from 'valibot'
import type { FileLayer, FileWeights } from '../../domain/fileWeights'
import type { WeightValues } from '../../domain/snapshot'
import { KEY } from './card'
import { FileFault, finite, type Bytes, type FileContent } from './format'
import { float32sOf, precisionOf, READ_PRECISIONS } from './precision'
import { toldBy } from './readCard'

const LENGTH = 8
/** As the format's own reader has it. */
const LONGEST_HEADER = 100e6

const whole = pipe(number(), integer(), minValue(0))
const ENTRY = object({ dtype: string(), shape: array(whole), data_offsets: tuple([whole, whole]) })

const DAMAGED = 'The file is damaged or cut short: save or download it again.'

export function readSafetensors(file: Bytes): FileContent {
  const { header, values } = partsOf(file)
  const { __metadata__: metadata, ...entries } = header
  const weights = Object.entries(entries)
    .filter(([name]) => !isCounter(name))
    .map(([name, entry]) => tensorOf(name, entry, values))
  if (weights.length === 0) throw new FileFault('The file holds no weights.')
  return {
    told: toldBy((metadata as Record<string, unknown> | undefined)?.[KEY]),
    weights: layersOf(weights),
    notes: converted(entries),
  }
}

function converted(entries: Readonly<Record<string, unknown>>): readonly string[] {
  const kinds = Object.entries(entries)
    .filter(([name]) => !isCounter(name))
    .map(([, entry]) => (entry as InferOutput<typeof ENTRY>).dtype)
  const others = [...new Set(kinds)].filter((dtype) => dtype !== 'F32')
  return others.length === 0 ? [] : [`Its ${others.join(' and ')} are taken as numbers of 32 bits.`]
}

/** PyTorch counts batches beside moving statistics. */
const isCounter = (name: string) => name.endsWith('num_batches_tracked')

function partsOf(file: Bytes) {
  if (file.length < LENGTH)
    throw new FileFault(`${file.length} bytes are no safetensors. ${DAMAGED}`)
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true))
  if (length > LONGEST_HEADER)
    throw new FileFault('This is no safetensors: it does not begin with the length of a header.')
  if (LENGTH + length > file.length)
    throw new FileFault(
      `Its header would be ${length} bytes long, and the file has ${file.length}. ${DAMAGED}`,
    )
  let header: unknown
  try {
    header = JSON.parse(new TextDecoder().decode(file.subarray(LENGTH, LENGTH + length)))
  } catch {
    throw new FileFault(`Its header is no JSON. ${DAMAGED}`)
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    throw new FileFault(`Its header is no JSON object. ${DAMAGED}`)
  return { header: header as Record<string, unknown>, values: file.subarray(LENGTH + length) }
}

function tensorOf(name: string, entry: unknown, values: Bytes): WeightValues {
  const parsed = safeParse(ENTRY, entry)
  if (!parsed.success)
    throw new FileFault(`The header’s entry “${name}” has no type, shape and offsets. ${DAMAGED}`)
  const { dtype, shape, data_offsets } = parsed.output
  const [from, to] = data_offsets
  const precision = precisionOf(dtype)
  if (precision === null)
    throw new FileFault(
      `“${name}” is ${dtype}; ${READ_PRECISIONS.join(', ')} are read. Convert it first: tensor.float() in PyTorch.`,
    )
  const count = shape.reduce((product, length) => product * length, 1)
  if (to - from !== precision.bytes * count)
    throw new FileFault(
      `“${name}” of shape [${shape.join(', ')}] takes ${precision.bytes * count} bytes, and has ${to - from}. ${DAMAGED}`,
    )
  if (to > values.length)
    throw new FileFault(`“${name}” ends at byte ${to} of ${values.length}. ${DAMAGED}`)
  return finite({ name, shape, values: float32sOf(precision, values.subarray(from, to)) })
}

/** In Keras's order. */
const ROLES = [
  ['depthwise_kernel', 'pointwise_kernel', 'kernel', 'bias'],
  ['gamma', 'beta', 'moving_mean', 'moving_variance'],
] as const
const PYTORCH_ROLES = ['weight', 'bias', 'running_mean', 'running_var']

function layersOf(weights: readonly WeightValues[]): FileWeights {
  const isOwn = weights.some(({ name }) => name.includes('/'))
  const layers = new Map<string, WeightValues[]>()
  for (const weight of weights) {
    const at = weight.name.lastIndexOf(isOwn ? '/' : '.')
    const layer = weight.name.slice(0, Math.max(0, at))
    layers.set(layer, [...(layers.get(layer) ?? []), weight])
  }
  const roles: readonly string[] = isOwn ? ROLES.flat() : PYTORCH_ROLES
  const roleOf = ({ name }: WeightValues) => roles.indexOf(name.split(/[/.]/).at(-1) ?? '')
  const sorted = [...layers].map(([name, own]): FileLayer => {
    const unknown = own.find((weight) => roleOf(weight) < 0)
    if (unknown !== undefined)
      throw new FileFault(
        `“${unknown.name}” is no weight of a layer known here: ${roles.join(', ')}.`,
      )
    return { name, weights: own.toSorted((a, b) => roleOf(a) - roleOf(b)) }
  })
  // Headers are sorted as text, where “10” comes before “2”.
  const byNumber = new Intl.Collator('en', { numeric: true })
  return {
    layout: isOwn ? 'keras' : 'pytorch',
    layers: isOwn ? sorted : sorted.toSorted((a, b) => byNumber.compare(a.name, b.name)),
  }
}
