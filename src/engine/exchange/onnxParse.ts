/**
 * ONNX's messages read back, as far as they are needed; `onnxModel.ts` writes them and has the numbers of
 * their fields. What is said twice counts as it does in protocol buffers: lists go on, values are replaced.
 */
import { PbfReader } from 'pbf'
import { sizeOf } from '../../domain/fileWeights'
import { FileFault, type Bytes } from './format'

export interface OnnxTensor {
  readonly name: string
  readonly shape: readonly number[]
  /** ONNX's number of its type: 1 is a 32-bit float, 7 a 64-bit integer. */
  readonly type: number
  /** Throws FileFault where it is neither, or damaged. */
  readonly values: () => Float32Array | readonly number[]
}

export interface OnnxAttributes {
  readonly numbers: Readonly<Record<string, readonly number[]>>
  readonly texts: Readonly<Record<string, string>>
  readonly tensor: OnnxTensor | null
}

export interface OnnxNode extends OnnxAttributes {
  readonly op: string
  readonly name: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

/** A name and its lengths; 0 for one that the graph leaves open. */
export interface OnnxPort {
  readonly name: string
  readonly shape: readonly number[]
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[]
  readonly tensors: ReadonlyMap<string, OnnxTensor>
  readonly inputs: readonly OnnxPort[]
  readonly metadata: ReadonlyMap<string, string>
}

/** Files that lie beside the graph’s, by their names: weights may be in them. */
export type Beside = ReadonlyMap<string, Bytes>
type Reader = PbfReader & { readonly beside: Beside }

const DAMAGED = 'The ONNX file is damaged or cut short: save or download it again.'

export function parseOnnx(bytes: Bytes, beside: Beside = new Map()): OnnxGraph {
  let graph: OnnxGraph | null = null
  try {
    graph = model(Object.assign(new PbfReader(bytes), { beside }))
  } catch (thrown) {
    if (thrown instanceof FileFault) throw thrown
  }
  if (graph === null) throw new FileFault(DAMAGED)
  if (graph.nodes.length === 0) throw new FileFault('The ONNX file holds no graph with nodes.')
  return graph
}

/** Visits the fields of a message, which has to end where it says. */
function fields(pbf: Reader, end: number, visit: (tag: number) => void): void {
  if (end > pbf.length) throw new Error('cut short')
  pbf.readFields((tag) => visit(tag), null, end)
  if (pbf.pos > end) throw new Error('damaged')
}

function inside<T>(pbf: Reader, read: (pbf: Reader, end: number) => T): T {
  const length = pbf.readVarint()
  return read(pbf, pbf.pos + length)
}

function model(pbf: Reader): OnnxGraph | null {
  const metadata = new Map<string, string>()
  let graph: Omit<OnnxGraph, 'metadata'> | null = null
  fields(pbf, pbf.length, (tag) => {
    if (tag === 7) graph = inside(pbf, graphOf)
    if (tag === 14) metadata.set(...inside(pbf, entryOf))
  })
  return graph && { ...(graph as Omit<OnnxGraph, 'metadata'>), metadata }
}

function entryOf(pbf: Reader, end: number): [string, string] {
  const entry: [string, string] = ['', '']
  fields(pbf, end, (tag) => {
    if (tag === 1 || tag === 2) entry[tag - 1] = pbf.readString()
  })
  return entry
}

function graphOf(pbf: Reader, end: number): Omit<OnnxGraph, 'metadata'> {
  const nodes: OnnxNode[] = []
  const tensors = new Map<string, OnnxTensor>()
  const inputs: OnnxPort[] = []
  fields(pbf, end, (tag) => {
    if (tag === 1) nodes.push(inside(pbf, nodeOf))
    if (tag === 5) {
      const tensor = inside(pbf, tensorOf)
      tensors.set(tensor.name, tensor)
    }
    if (tag === 11) inputs.push(inside(pbf, portOf))
  })
  // Constants are nodes without inputs; of what they give nothing else is needed.
  for (const { op, outputs, tensor } of nodes)
    if (op === 'Constant' && tensor !== null && outputs[0] !== undefined)
      tensors.set(outputs[0], { ...tensor, name: outputs[0] })
  return {
    nodes: nodes.filter(({ op }) => op !== 'Constant'),
    tensors,
    inputs: inputs.filter(({ name }) => !tensors.has(name)),
  }
}

function nodeOf(pbf: Reader, end: number): OnnxNode {
  const [inputs, outputs]: string[][] = [[], []]
  const numbers: Record<string, readonly number[]> = {}
  const texts: Record<string, string> = {}
  let [op, name] = ['', '']
  let tensor: OnnxTensor | null = null
  fields(pbf, end, (tag) => {
    if (tag === 1) inputs?.push(pbf.readString())
    if (tag === 2) outputs?.push(pbf.readString())
    if (tag === 3) name = pbf.readString()
    if (tag === 4) op = pbf.readString()
    if (tag === 5) {
      const attribute = inside(pbf, attributeOf)
      numbers[attribute.name] = attribute.numbers
      texts[attribute.name] = attribute.text
      tensor = attribute.tensor ?? tensor
    }
  })
  return {
    op,
    name: name || (outputs?.[0] ?? op),
    inputs: inputs ?? [],
    outputs: outputs ?? [],
    numbers,
    texts,
    tensor,
  }
}

function attributeOf(pbf: Reader, end: number) {
  const numbers: number[] = []
  let [name, text] = ['', '']
  let tensor: OnnxTensor | null = null
  fields(pbf, end, (tag) => {
    if (tag === 1) name = pbf.readString()
    if (tag === 2) numbers.push(pbf.readFloat())
    if (tag === 3) numbers.push(pbf.readVarint(true))
    if (tag === 4) text = pbf.readString()
    if (tag === 5) tensor = inside(pbf, tensorOf)
    if (tag === 7) pbf.readPackedFloat(numbers)
    if (tag === 8) pbf.readPackedVarint(numbers, true)
  })
  return { name, numbers, text, tensor: tensor as OnnxTensor | null }
}

const FLOAT = 1
const INT64 = 7

function tensorOf(pbf: Reader, end: number): OnnxTensor {
  const shape: number[] = []
  const floats: number[] = []
  const integers: number[] = []
  let raw: Uint8Array | null = null
  const place = new Map<string, string>()
  let [name, type, elsewhere] = ['', 0, false]
  fields(pbf, end, (tag) => {
    if (tag === 1) pbf.readPackedVarint(shape)
    if (tag === 2) type = pbf.readVarint()
    if (tag === 4) pbf.readPackedFloat(floats)
    if (tag === 7) pbf.readPackedVarint(integers, true)
    if (tag === 8) name = pbf.readString()
    if (tag === 9) raw = pbf.readBytes()
    if (tag === 13) place.set(...inside(pbf, entryOf))
    if (tag === 14) elsewhere = pbf.readVarint() === 1
  })
  const { beside } = pbf
  const values = () => {
    if (elsewhere) raw = placed(name, place, beside)
    if (type !== FLOAT && type !== INT64)
      throw new FileFault(
        `“${name}” is of ONNX’s type ${type}; 32-bit floats are read. Convert the model first: model.float() in PyTorch.`,
      )
    const found = type === FLOAT ? floatsOf(raw, floats) : integersOf(raw, integers)
    if (found.length !== sizeOf(shape))
      throw new FileFault(
        `“${name}” of shape [${shape.join(', ')}] has ${found.length} values. ${DAMAGED}`,
      )
    return found
  }
  return { name, shape, type, values }
}

/** The bytes of a tensor that lie in another file. */
function placed(name: string, place: ReadonlyMap<string, string>, beside: Beside): Uint8Array {
  const location = place.get('location') ?? ''
  const file = location.split(/[/\\]/).at(-1) ?? ''
  const bytes = beside.get(file)
  if (bytes === undefined)
    throw new FileFault(
      `“${name}” lies in another file: bring “${file}” together with this one. Or export the model with its weights inside: torch.onnx.export(…, external_data=False).`,
    )
  const from = Number(place.get('offset') ?? 0)
  const length = Number(place.get('length') ?? bytes.length - from)
  if (!(from >= 0 && length >= 0 && from + length <= bytes.length))
    throw new FileFault(
      `“${name}” ends at byte ${from + length} of “${file}”, which has ${bytes.length}: it is another model’s, or cut short.`,
    )
  return bytes.subarray(from, from + length)
}

function floatsOf(raw: Uint8Array | null, floats: readonly number[]) {
  return raw === null ? Float32Array.from(floats) : new Float32Array(aligned(raw, 4))
}

function integersOf(raw: Uint8Array | null, integers: readonly number[]) {
  return raw === null ? integers : Array.from(new BigInt64Array(aligned(raw, 8)), Number)
}

/** A copy, since values need not begin at a multiple of their length. */
const aligned = (raw: Uint8Array, each: number): ArrayBuffer =>
  Uint8Array.from(raw.subarray(0, raw.length - (raw.length % each))).buffer

function portOf(pbf: Reader, end: number): OnnxPort {
  let name = ''
  const shape: number[] = []
  const lengths = (p: Reader, until: number) =>
    fields(p, until, (tag) => {
      if (tag === 1) shape.push(inside(p, lengthOf))
    })
  const tensorType = (p: Reader, until: number) =>
    fields(p, until, (tag) => {
      if (tag === 2) inside(p, lengths)
    })
  const type = (p: Reader, until: number) =>
    fields(p, until, (tag) => {
      if (tag === 1) inside(p, tensorType)
    })
  fields(pbf, end, (tag) => {
    if (tag === 1) name = pbf.readString()
    if (tag === 2) inside(pbf, type)
  })
  return { name, shape }
}

function lengthOf(pbf: Reader, end: number): number {
  let length = 0
  fields(pbf, end, (tag) => {
    if (tag === 1) length = pbf.readVarint()
  })
  return length
}
