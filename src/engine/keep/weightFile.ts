/**
 * What a run keeps every few steps, as the bytes of one file: a head in JSON that says what follows, the log
 * that no row has yet, weights and slots, and a checksum. So a file that is whole is a run that can be gone on
 * with, and no row needs to be written with it.
 */
import * as v from 'valibot'
import type { LogPart } from '../../domain/keptRun'
import type { LayerReport } from '../../domain/reports'
import type { Snapshot } from '../../domain/snapshot'
import { EVALUATION_FIGURES, STEP_FIGURES } from '../../domain/stepLog'

export interface Contents {
  readonly snapshot: Snapshot
  /** The page that wrote it; empty for none. */
  readonly owner: string
  /** What the run’s rows may lack: steps and evaluations up to the snapshot’s. */
  readonly tail: LogPart
  readonly layers: readonly LayerReport[]
  readonly closest: number | null
}

/** What was read, and by which its row tells it. */
export interface ReadContents extends Contents {
  /** Whether its bytes were held against a checksum of their own: the first files left that to their row. */
  readonly isChecked: boolean
  readonly checksum: number
  /** Bytes; what follows is none of it. */
  readonly length: number
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const PARTS = {
  format: v.literal('siamese-playground-snapshot'),
  step: whole,
  weights: v.array(v.object({ name: v.string(), shape: v.array(whole) })),
  /** Lengths of the optimiser’s vectors. */
  slots: v.array(whole),
}
const HEAD = v.variant('version', [
  v.object({ ...PARTS, version: v.literal(1) }),
  v.object({
    ...PARTS,
    version: v.literal(2),
    owner: v.string(),
    layers: v.array(v.string()),
    hasClosest: v.boolean(),
    /** How many rows of each follow, a column of numbers for each name. */
    evaluations: v.object({
      columns: v.literal([...EVALUATION_FIGURES, 'asLast'].join()),
      count: whole,
    }),
    records: v.object({ columns: v.literal(STEP_FIGURES.join()), count: whole }),
  }),
])
type Head = Extract<v.InferOutput<typeof HEAD>, { version: 2 }>

const sizeOf = (shape: readonly number[]) => shape.reduce((product, each) => product * each, 1)

/** Packs contents, again and again, in memory of its own: what it returns holds until the next. */
export function createPacker(): (contents: Contents) => Uint8Array<ArrayBuffer> {
  let memory = new ArrayBuffer(0)
  return (contents) => {
    const { snapshot } = contents
    const text = headOf(contents)
    const figures = figuresOf(contents)
    const arrays = [...snapshot.weights.map(({ values }) => values), ...snapshot.slots]
    const values = arrays.reduce((sum, { length }) => sum + length, 0)
    const bytes = 4 + text.length + 8 * figures.length + 4 * values + 4
    if (memory.byteLength < bytes) memory = new ArrayBuffer(8 * Math.ceil(bytes / 8))
    const packed = new Uint8Array(memory, 0, bytes)
    const view = new DataView(memory)
    view.setUint32(0, text.length, true)
    packed.set(text, 4)
    let at = 4 + text.length
    new Float64Array(memory, at, figures.length).set(figures)
    at += 8 * figures.length
    for (const array of arrays) {
      new Float32Array(memory, at, array.length).set(array)
      at += 4 * array.length
    }
    view.setUint32(at, checksumOf(packed.subarray(0, at)), true)
    return packed
  }
}

/** The checksum that packed bytes end with. */
export const checksumIn = ({ buffer, length }: Uint8Array<ArrayBuffer>): number =>
  new DataView(buffer).getUint32(length - 4, true)

/** A snapshot alone, of a run that is kept nowhere. */
export const packSnapshot = (snapshot: Snapshot): Uint8Array<ArrayBuffer> =>
  createPacker()({
    snapshot,
    owner: '',
    tail: { records: [], evaluations: [] },
    layers: [],
    closest: null,
  })

/** So long that what follows its length and itself begins at a multiple of 8 bytes. */
function headOf({ snapshot, owner, tail, layers, closest }: Contents): Uint8Array {
  const { step, weights, slots } = snapshot
  const head: Head = {
    format: 'siamese-playground-snapshot',
    version: 2,
    step,
    owner,
    weights: weights.map(({ name, shape }) => ({ name, shape: [...shape] })),
    slots: slots.map(({ length }) => length),
    layers: layers.map(({ name }) => name),
    hasClosest: closest !== null,
    evaluations: {
      columns: [...EVALUATION_FIGURES, 'asLast'].join(),
      count: tail.evaluations.length,
    },
    records: { columns: STEP_FIGURES.join(), count: tail.records.length },
  }
  const text = new TextEncoder().encode(JSON.stringify(head))
  const padded = new Uint8Array(8 * Math.ceil((4 + text.length) / 8) - 4).fill(SPACE)
  padded.set(text)
  return padded
}
const SPACE = 0x20

/** What JSON does not know: any of these may be no finite number. */
function figuresOf({ tail, layers, closest }: Contents): Float64Array {
  const { records, evaluations } = tail
  const [a, b] = [EVALUATION_FIGURES.length + 1, STEP_FIGURES.length]
  const figures = new Float64Array(
    1 + 2 * layers.length + a * evaluations.length + b * records.length,
  )
  let at = 0
  figures[at++] = closest ?? NaN
  for (const { gradNorm, weightNorm } of layers) {
    figures[at++] = gradNorm
    figures[at++] = weightNorm
  }
  for (const { record, asLast } of evaluations) {
    for (const figure of EVALUATION_FIGURES) figures[at++] = record[figure]
    figures[at++] = Number(asLast)
  }
  for (const record of records) for (const figure of STEP_FIGURES) figures[at++] = record[figure]
  return figures
}

/**
 * Reads such a file, and those of a snapshot alone that were written first. What follows its end is left
 * alone: a file is not always cut to what is written. Throws an Error that says what is wrong with the bytes.
 */
export function unpackContents(bytes: Uint8Array<ArrayBuffer>): ReadContents {
  if (bytes.length < 4) throw new Error(`The file of weights has ${bytes.length} bytes.`)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const head = readHead(bytes.subarray(4, 4 + length))
  let at = 4 + length
  const take = (byteLength: number) => {
    if (at + byteLength > bytes.length) throw new Error('The file of weights ends too early.')
    at += byteLength
    return bytes.slice(at - byteLength, at).buffer
  }
  const figures = head.version === 1 ? null : new Float64Array(take(8 * figuresIn(head)))
  const floats = (count: number) => new Float32Array(take(4 * count))
  const snapshot = {
    step: head.step,
    weights: head.weights.map(({ name, shape }) => ({
      name,
      shape,
      values: floats(sizeOf(shape)),
    })),
    slots: head.slots.map(floats),
  }
  if (head.version === 1 || figures === null) {
    if (at < bytes.length) throw new Error('The file of weights is longer than it says.')
    return {
      ...NOTHING_BESIDE,
      snapshot,
      isChecked: false,
      checksum: firstChecksumOf(bytes),
      length: at,
    }
  }
  const checksum = checksumOf(bytes.subarray(0, at))
  if (new DataView(take(4)).getUint32(0, true) !== checksum)
    throw new Error('The file of weights has another checksum than it says.')
  return {
    snapshot,
    owner: head.owner,
    ...besideOf(head, figures),
    isChecked: true,
    checksum,
    length: at,
  }
}

const NOTHING_BESIDE = {
  owner: '',
  tail: { records: [], evaluations: [] },
  layers: [],
  closest: null,
} as const

function figuresIn({ layers, evaluations, records }: Head): number {
  const ofEvaluations = (EVALUATION_FIGURES.length + 1) * evaluations.count
  return 1 + 2 * layers.length + ofEvaluations + STEP_FIGURES.length * records.count
}

function besideOf(
  head: Head,
  figures: Float64Array,
): Pick<Contents, 'tail' | 'layers' | 'closest'> {
  let at = 0
  const next = () => figures[at++] as number
  const rowOf = <K extends string>(names: readonly K[]) =>
    Object.fromEntries(names.map((name) => [name, next()])) as Record<K, number>
  const closest = next()
  const layers = head.layers.map((name) => ({ name, ...rowOf(['gradNorm', 'weightNorm']) }))
  const evaluations = Array.from({ length: head.evaluations.count }, () => ({
    record: rowOf(EVALUATION_FIGURES),
    asLast: next() === 1,
  }))
  const records = Array.from({ length: head.records.count }, () => rowOf(STEP_FIGURES))
  return { closest: head.hasClosest ? closest : null, layers, tail: { records, evaluations } }
}

function readHead(bytes: Uint8Array) {
  try {
    return v.parse(HEAD, JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    throw new Error('The file of weights does not begin as one of this page.')
  }
}

const PRIME = 0x01000193

/**
 * A 32-bit checksum: FNV-1a by 4 bytes at a time, four such side by side, since one waits for its own product.
 * Bytes are a multiple of four of them. A change of any one of these changes it.
 */
function checksumOf(bytes: Uint8Array<ArrayBuffer>): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2)
  let [a, b, c, d] = [0x811c9dc5, 0x811c9dc5, 0x811c9dc5, 0x811c9dc5]
  const end = words.length - (words.length % 4)
  for (let i = 0; i < end; i += 4) {
    a = Math.imul(a ^ (words[i] as number), PRIME)
    b = Math.imul(b ^ (words[i + 1] as number), PRIME)
    c = Math.imul(c ^ (words[i + 2] as number), PRIME)
    d = Math.imul(d ^ (words[i + 3] as number), PRIME)
  }
  for (let i = end; i < words.length; i++) a = Math.imul(a ^ (words[i] as number), PRIME)
  const joined = [b, c, d].reduce((hash, each) => Math.imul(hash ^ each, PRIME), a)
  return joined >>> 0
}

/** FNV-1a over a file of the first version, whose row has it. */
function firstChecksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  const words = Math.floor(bytes.byteLength / 4)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < words; i++) hash = Math.imul(hash ^ view.getUint32(4 * i, true), PRIME)
  for (let i = 4 * words; i < bytes.byteLength; i++)
    hash = Math.imul(hash ^ (bytes[i] as number), PRIME)
  return hash >>> 0
}
