/** Files that are no verifiers, or were: each is told by what is wrong with it. */
import { describe, expect, test } from 'vitest'
import foreign from '../../../e2e/exchange/foreign.json'
import { EXCHANGE_FORMAT_IDS, EXCHANGE_FORMATS } from '../../domain/exchangeFormats'
import type { WeightedVerifier } from '../../domain/verifier'
import type { Bytes } from './format'
import { readVerifier, writeVerifier } from './formats'
import { networkOf, readNetwork } from './readNetwork'
import { onnxBytes, type Tensor } from './onnxModel'
import { filesIn, jsonBytes, textBytes, zipOf } from './zip'

const TINY: WeightedVerifier = {
  verifier: {
    version: 1,
    input: { size: 2, channels: 1, scale: 1, offset: 0 },
    layers: [{ kind: 'flatten' }, { kind: 'dense', units: 2, activation: 'linear' }],
    distance: { id: 'squared', epsilon: 0, epsilonForm: 'max' },
    head: 'raw',
    larger: 'different',
    threshold: null,
    scores: [],
    judgedOn: '',
    data: [],
    licences: [],
    step: 1,
    link: '',
  },
  weights: [
    { name: 'dense/kernel', shape: [4, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
    { name: 'dense/bias', shape: [2], values: Float32Array.of(0, 1) },
  ],
}

/** Safetensors of a header, whatever it says, and so many bytes of values. */
function tensors(header: unknown, values = 40): Bytes {
  const text = typeof header === 'string' ? textBytes(header) : jsonBytes(header)
  const file = new Uint8Array(8 + text.length + values)
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true)
  file.set(text, 8)
  return file
}
const entry = (patch: object) =>
  tensors({ '0.weight': { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...patch } })

const cut = (bytes: Bytes, share: number) => bytes.slice(0, Math.floor(bytes.length * share))
const manifest = (weights: unknown, paths = ['weights.bin']) =>
  zipOf({
    'model.json': jsonBytes({ weightsManifest: [{ paths, weights }] }),
    'weights.bin': new Uint8Array(8),
  })
const nan = {
  ...TINY,
  weights: [{ ...TINY.weights[0]!, values: new Float32Array(8).fill(NaN) }, TINY.weights[1]!],
}
/** The weight 7 becomes 6.5 wherever it stands, in a zip or not; sums of zips are made anew. */
async function withWeightChanged(file: Bytes): Promise<Bytes> {
  if (file[0] === 0x50 && file[1] === 0x4b) {
    const parts = [...(await filesIn(file))]
    const turned = parts.map(
      async ([name, bytes]) => [name, await withWeightChanged(bytes)] as const,
    )
    return await zipOf(Object.fromEntries(await Promise.all(turned)))
  }
  const seven = [0, 0, 0xe0, 0x40]
  const at = file.findIndex((_, i) => seven.every((byte, j) => file[i + j] === byte))
  const turned = file.slice()
  if (at >= 0) turned[at + 2] = 0xd0
  return turned
}
const LEARNT: WeightedVerifier = {
  verifier: { ...TINY.verifier, head: 'dense_sigmoid', larger: 'same' },
  weights: [
    ...TINY.weights,
    { name: 'head_dense/kernel', shape: [1, 1], values: Float32Array.of(-0) },
    { name: 'head_dense/bias', shape: [1], values: Float32Array.of(0.5) },
  ],
}
/** Flatten and Gemm of 4 × 2, by ONNX's own library, its weights in another file. */
const GRAPH =
  'CA4SADqJAgoPCgF4EgFmIgdGbGF0dGVuCi0KAWYKCDAud2VpZ2h0CgYwLmJpYXMSAXkiBEdlbW0qDQoGdHJhbnNCGAGgAQISAWcqSQgCCAQQAUIIMC53ZWlnaHRqGgoIbG9jYXRpb24SDnRpbnkub25ueC5kYXRhagsKBm9mZnNldBIBMGoMCgZsZW5ndGgSAjMycAEqRQgCEAFCBjAuYmlhc2oaCghsb2NhdGlvbhIOdGlueS5vbm54LmRhdGFqDAoGb2Zmc2V0EgIzMmoLCgZsZW5ndGgSAThwAVocCgF4EhcKFQgBEhEKAxIBbgoCCAEKAggCCgIIAmIUCgF5Eg8KDQgBEgkKAxIBbgoCCAJCBAoAEBE='
const GRAPH_DATA = 'AACAPwAAAEAAAEBAAACAQAAAoEAAAMBAAADgQAAAAEEAAAAAAACAPw=='
const bytesIn = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'))
const AGAIN = 'The file is damaged or cut short: save or download it again.'

const FILES: readonly [string, string, () => Bytes | Promise<Bytes>, string][] = [
  [
    'another ending',
    'a.pt',
    () => tensors({}),
    '“a.pt” cannot be read: it may hold any program. Save the weights alone in PyTorch: safetensors.torch.save_file(model.state_dict(), "weights.safetensors").',
  ],
  ['nothing', 'a.keras', () => new Uint8Array(), '“a.keras” is empty.'],
  ['five bytes', 'a.safetensors', () => new Uint8Array(5), `5 bytes are no safetensors. ${AGAIN}`],
  [
    'text',
    'a.safetensors',
    () => textBytes('<!doctype html><html>'),
    'This is no safetensors: it does not begin with the length of a header.',
  ],
  [
    'a header cut short',
    'a.safetensors',
    () => tensors({}, 0).slice(0, 9),
    `Its header would be 2 bytes long, and the file has 9. ${AGAIN}`,
  ],
  [
    'a header that is no JSON',
    'a.safetensors',
    () => tensors('{"a":'),
    `Its header is no JSON. ${AGAIN}`,
  ],
  [
    'a header that is a list',
    'a.safetensors',
    () => tensors([]),
    `Its header is no JSON object. ${AGAIN}`,
  ],
  ['no weights', 'a.safetensors', () => tensors({}), 'The file holds no weights.'],
  [
    'an entry without offsets',
    'a.safetensors',
    () => tensors({ '0.weight': {} }),
    `The header’s entry “0.weight” has no type, shape and offsets. ${AGAIN}`,
  ],
  [
    'whole numbers',
    'a.safetensors',
    () => entry({ dtype: 'I8' }),
    '“0.weight” is I8; F32, F64, F16, BF16 are read. Convert it first: tensor.float() in PyTorch.',
  ],
  [
    'offsets of another length',
    'a.safetensors',
    () => entry({ shape: [3] }),
    `“0.weight” of shape [3] takes 12 bytes, and has 8. ${AGAIN}`,
  ],
  [
    'values cut short',
    'a.safetensors',
    () => entry({ shape: [100], data_offsets: [0, 400] }),
    `“0.weight” ends at byte 400 of 40. ${AGAIN}`,
  ],
  [
    'a NaN',
    'a.safetensors',
    () => writeVerifier('safetensors', nan),
    '“dense/kernel” holds NaN at place 0: nothing can be computed from that.',
  ],
  [
    'a weight of another kind',
    'a.safetensors',
    () => tensors({ 'rnn.weight_ih': { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }),
    '“rnn.weight_ih” is no weight of a layer known here: weight, bias, running_mean, running_var.',
  ],
  [
    'a description of later',
    'a.safetensors',
    () =>
      tensors({
        __metadata__: { siamese_playground: '{"version":2}' },
        '0.weight': { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
      }),
    'The file’s description is of version 2; this page reads version 1. Reload the page: it may be older than the file.',
  ],
  [
    'half a zip',
    'a.keras',
    async () => cut(await writeVerifier('keras', TINY), 0.5),
    'The zip is damaged or cut short: save or download it again.',
  ],
  [
    'a zip of something else',
    'a.keras',
    () => zipOf({ 'a.txt': textBytes('a') }),
    'There is no model.weights.h5 in the zip: it is not a .keras file of Keras 3.',
  ],
  [
    'a zip without model.json',
    'a.zip',
    () => zipOf({ 'a.txt': textBytes('a') }),
    'There is no model.json in the zip.',
  ],
  [
    'a model.json that is no JSON',
    'a.zip',
    () => zipOf({ 'model.json': textBytes('{') }),
    'model.json in the zip is no JSON: save or download it again.',
  ],
  [
    'a model.json of something else',
    'a.zip',
    () => zipOf({ 'model.json': jsonBytes({}) }),
    'model.json has no weightsManifest: it is no Layers model of TensorFlow.js.',
  ],
  [
    'a missing part',
    'a.zip',
    () => manifest([], ['group1.bin']),
    'There is no group1.bin in the zip, which model.json names.',
  ],
  [
    'too few values',
    'a.zip',
    () => manifest([{ name: 'dense/bias', shape: [3], dtype: 'float32' }]),
    '“dense/bias” ends at byte 12; weights.bin have 8.',
  ],
  [
    'quantised values',
    'a.zip',
    () => manifest([{ name: 'dense/bias', shape: [3], dtype: 'uint8' }]),
    '“dense/bias” is of type uint8; float32 is read.',
  ],
  [
    'text',
    'a.weights.h5',
    () => textBytes('HDF5?'),
    'This is no HDF5 file: it does not begin as one.',
  ],
  [
    'half an HDF5',
    'a.weights.h5',
    async () => cut(await writeVerifier('weightsH5', TINY), 0.5),
    'The HDF5 file is damaged or cut short: save or download it again.',
  ],
]

const asked =
  'none of these: .safetensors, .zip, .keras, .h5, .onnx, or a model.json with its files.'
const DESCRIBED = { ...TINY.verifier }
const describedBy = (patch: object) =>
  tensors({
    __metadata__: { siamese_playground: JSON.stringify({ ...DESCRIBED, ...patch }) },
    'dense/bias': { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
  })
const WHERE = (where: string) =>
  `The file’s description is damaged: “${where}” is not what it should be. Save or download it again.`
/** Weights that Keras wrote, under another configuration. */
async function kerasFile(layers: unknown[], className = 'Sequential') {
  const own = Uint8Array.from(Buffer.from(foreign.files['encoder.keras'].bytes, 'base64'))
  const weights = (await filesIn(own)).get('model.weights.h5')
  return zipOf({
    'config.json': jsonBytes({ class_name: className, config: { layers } }),
    'model.weights.h5': weights ?? new Uint8Array(),
  })
}
const INPUT = { class_name: 'InputLayer', config: { batch_shape: [null, 2, 2, 1] } }
const FLATTEN = { class_name: 'Flatten', config: {} }

const ONNX_DAMAGED = 'The ONNX file is damaged or cut short: save or download it again.'
interface Part {
  readonly op: string
  readonly with?: Readonly<Record<string, readonly number[]>>
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>
}

/** A graph of another program: nodes one after the other, with tensors of ones of such shapes. */
function chain(
  parts: readonly Part[],
  input: readonly (number | string)[] = ['n', 1, 4, 4],
): Bytes {
  const tensors: Tensor[] = []
  const nodes = parts.map(({ op, with: own = {}, attributes = {} }, i) => ({
    op,
    inputs: [i === 0 ? 'image' : `x${i}`, ...Object.keys(own).map((name) => `${i}.${name}`)],
    output: `x${i + 1}`,
    attributes,
  }))
  parts.forEach(({ with: own = {} }, i) => {
    for (const [name, shape] of Object.entries(own)) {
      const values = new Float32Array(shape.reduce((product, each) => product * each, 1)).fill(1)
      tensors.push({ name: `${i}.${name}`, shape, values })
    }
  })
  return onnxBytes({
    ...{ nodes, tensors, metadata: {} },
    inputs: [{ name: 'image', shape: input }],
    outputs: [],
  })
}
const convolve = (attributes: Part['attributes'] = {}, kernel = [2, 1, 3, 3]): Part => ({
  op: 'Conv',
  with: { kernel, bias: [2] },
  attributes: { kernel_shape: [3, 3], ...attributes },
})
const KNOWN =
  'Conv, Gemm, MatMul, Add, BatchNormalization, MaxPool, Relu, Sigmoid, Tanh, Softmax, Flatten, Reshape, Transpose, Dropout'

const MORE: typeof FILES = [
  ['a table', 'a.csv', () => textBytes('1,2'), `“a.csv” is ${asked}`],
  [
    'pickled weights',
    'A.PTH',
    () => textBytes('x'),
    '“A.PTH” cannot be read: it may hold any program. Save the weights alone in PyTorch: safetensors.torch.save_file(model.state_dict(), "weights.safetensors").',
  ],
  [
    'shards alone',
    'group1-shard1of1.bin',
    () => textBytes('x'),
    '“group1-shard1of1.bin” cannot be read: it says nothing of what is in it. Bring the model.json that names it as well.',
  ],
  [
    'a file of Keras 2',
    'a.hdf5',
    () => textBytes('x'),
    '“a.hdf5” cannot be read: it is of Keras 2. Load it in Keras 3 and save it there: model.save("name.keras").',
  ],
  [
    'an unknown distance',
    'a.safetensors',
    () => describedBy({ distance: { id: 'hamming', epsilon: 0, epsilonForm: 'max' } }),
    WHERE('distance.id'),
  ],
  ['an unknown head', 'a.safetensors', () => describedBy({ head: 'mlp' }), WHERE('head')],
  [
    'a side of 0',
    'a.safetensors',
    () => describedBy({ input: { ...DESCRIBED.input, size: 0 } }),
    WHERE('input.size'),
  ],
  [
    'two channels',
    'a.safetensors',
    () => describedBy({ input: { ...DESCRIBED.input, channels: 2 } }),
    WHERE('input.channels'),
  ],
  [
    'a threshold that is text',
    'a.safetensors',
    () => describedBy({ threshold: { value: 'x', chosen: '' } }),
    WHERE('threshold.value'),
  ],
  [
    'an unknown layer',
    'a.safetensors',
    () => describedBy({ layers: [{ kind: 'lstm' }] }),
    WHERE('layers.0.kind'),
  ],
  [
    'a layer that cannot be',
    'a.safetensors',
    () => describedBy({ layers: [{ kind: 'dense', units: 1e9, activation: 'relu' }] }),
    'The file’s description has a layer that cannot be: dense: units 1000000000 is outside 1 to 65536.',
  ],
  [
    'a layer of another library',
    'a.keras',
    () => kerasFile([INPUT, { class_name: 'LSTM', config: { name: 'memory' } }]),
    'The model has a layer LSTM (“memory”), which is not known here: Conv2D, DepthwiseConv2D, SeparableConv2D, MaxPooling2D, AveragePooling2D, GlobalAveragePooling2D, GlobalMaxPooling2D, ZeroPadding2D, BatchNormalization, LayerNormalization, UnitNormalization, Dropout, SpatialDropout2D, GaussianNoise, Flatten, Dense, Activation, ReLU, LeakyReLU, ELU, Softmax are.',
  ],
  [
    'a convolution in groups',
    'a.keras',
    () =>
      kerasFile([
        INPUT,
        {
          class_name: 'Conv2D',
          config: { name: 'c', filters: 2, kernel_size: [3, 3], groups: 2 },
        },
      ]),
    'Conv2D “c” has groups 2, which cannot be built here.',
  ],
  [
    'a kernel in three directions',
    'a.keras',
    () =>
      kerasFile([
        INPUT,
        { class_name: 'Conv2D', config: { name: 'c', filters: 2, kernel_size: [3, 5, 7] } },
      ]),
    'Conv2D “c” has kernel_size [3,5,7], which cannot be built here.',
  ],
  [
    'an activation that is not known',
    'a.keras',
    () =>
      kerasFile([
        INPUT,
        FLATTEN,
        { class_name: 'Activation', config: { name: 'r', activation: 'mish' } },
      ]),
    'Activation “r” has activation "mish", which cannot be built here.',
  ],
  [
    'a model of its own class',
    'a.keras',
    () => kerasFile([], 'MyModel'),
    'The model is neither Sequential nor Functional: of others only the weights can be read. Save them alone: model.save_weights("name.weights.h5").',
  ],
  [
    'a model without layers',
    'a.keras',
    () => kerasFile([INPUT]),
    'The model’s layers cannot be built here: it has none.',
  ],
  ['text', 'a.onnx', () => textBytes('<!doctype html><html>'), ONNX_DAMAGED],
  ['half an ONNX', 'a.onnx', async () => cut(await writeVerifier('onnx', TINY), 0.5), ONNX_DAMAGED],
  ['a graph of nothing', 'a.onnx', () => chain([]), 'The ONNX file holds no graph with nodes.'],
  [
    'an unknown operator',
    'a.onnx',
    () => chain([convolve(), { op: 'GlobalAveragePool' }]),
    `The graph has a GlobalAveragePool (“x2”), which is not known here: ${KNOWN} are.`,
  ],
  [
    'padding of another kind',
    'a.onnx',
    () => chain([convolve({ strides: [2, 2], pads: [1, 1, 1, 1] })]),
    'Conv “x1” is padded by [1, 1, 1, 1] (top, left, bottom, right); here it is none, or “same” as in Keras, [0, 0, 1, 1] for 4 px and strides 2.',
  ],
  [
    'groups',
    'a.onnx',
    () => chain([convolve({ group: 2 })]),
    'Conv “x1” has group 2; only 1 is built here.',
  ],
  [
    'other channels',
    'a.onnx',
    () => chain([convolve({}, [2, 3, 3, 3])]),
    'Conv “x1” wants 3 channels and is given 1.',
  ],
  [
    'no vector',
    'a.onnx',
    () => chain([convolve()]),
    'The graph ends in an image: a distance needs a vector. Flatten it first.',
  ],
  [
    'an input of no size',
    'a.onnx',
    () => chain([convolve()], ['n', 1, 'h', 'w']),
    'The graph’s input “image” is [?, 1, ?, ?]; a square image of 1 or 3 channels is read, such as [?, 1, 28, 28]. Export it with a fixed size.',
  ],
  [
    'an activation after Flatten',
    'a.onnx',
    () => chain([{ op: 'Flatten' }, { op: 'Relu' }]),
    'Relu “x2” follows no Conv or Gemm: here activations are part of these.',
  ],
  [
    'a softmax along a row',
    'a.onnx',
    () => chain([convolve(), { op: 'Softmax' }]),
    'Softmax “x2” goes along axis -1; here it goes along the channels, axis 1.',
  ],
  [
    'batch normalisation of rows',
    'a.onnx',
    () =>
      chain(
        [
          {
            op: 'BatchNormalization',
            with: { scale: [4], bias: [4], mean: [4], variance: [4] },
          },
        ],
        ['n', 4, 4, 1],
      ),
    'BatchNormalization “x1” is given an image with channels last, where it wants an image with channels first.',
  ],
  [
    'a weight that is computed',
    'a.onnx',
    () => chain([{ op: 'Flatten' }, { op: 'Gemm' }]),
    'Gemm “x2” takes its kernel from another node (“none”): only weights that the file holds are read.',
  ],
]

describe('a file', () => {
  test.each([...FILES, ...MORE])('of %s (%s) is refused', async (_, name, make, message) => {
    await expect(readVerifier(name, await make())).rejects.toThrow(new Error(message))
  })
})

test('equal verifiers make equal files, but for what HDF5 notes of its own', async () => {
  for (const format of ['safetensors', 'layersModel', 'onnx'] as const)
    expect(await writeVerifier(format, TINY)).toEqual(await writeVerifier(format, TINY))
})

describe('files that were brought together', () => {
  const file = (name: string, bytes: Bytes) => ({ name, file: new Blob([bytes]) })

  test('are a model.json and what it names, in a folder or not', async () => {
    const parts = await filesIn(await writeVerifier('layersModel', TINY))
    const apart = [...parts].map(([name, bytes]) => file(`mine/${name}`, bytes))
    const zipped = await readNetwork([file('a.zip', await writeVerifier('layersModel', TINY))])
    expect(await readNetwork(apart)).toMatchObject({ id: zipped.id, name: 'mine' })
    await expect(readNetwork(apart.filter(({ name }) => name.endsWith('json')))).rejects.toThrow(
      'There is no weights.bin in the zip, which model.json names.',
    )
  })

  test('with one weight changed are refused in every format, and say so', async () => {
    for (const format of EXCHANGE_FORMAT_IDS) {
      const name = `a${EXCHANGE_FORMATS[format].ending}`
      const whole = await writeVerifier(format, TINY)
      await expect(readNetwork([file(name, whole)]), format).resolves.toBeDefined()
      const damaged = file(name, await withWeightChanged(whole))
      await expect(readNetwork([damaged]), format).rejects.toThrow(
        'The file’s weights are not those that it was written with: it is damaged, or they were changed since',
      )
    }
  })

  test('and learnt heads are told from damaged ones, a weight of −0 included', async () => {
    for (const format of EXCHANGE_FORMAT_IDS) {
      const name = `a${EXCHANGE_FORMATS[format].ending}`
      const written = await writeVerifier(format, LEARNT)
      await expect(readNetwork([file(name, written)]), format).resolves.toBeDefined()
    }
  })

  test('from before files carried a fingerprint are read as ever', async () => {
    const parts = await filesIn(await writeVerifier('keras', TINY))
    const { weightsSha256, descriptionSha256, ...card } = JSON.parse(
      new TextDecoder().decode(parts.get('verifier.json')),
    ) as Record<string, unknown>
    expect([weightsSha256, descriptionSha256].join()).toMatch(/^[0-9a-f]{64},[0-9a-f]{64}$/)
    const old = await zipOf({ ...Object.fromEntries(parts), 'verifier.json': jsonBytes(card) })
    expect((await readNetwork([file('a.keras', old)])).id).toBe((await networkOf('a', TINY)).id)
  })

  test('whose description was changed are refused, and say so', async () => {
    const parts = await filesIn(await writeVerifier('keras', LEARNT))
    const card = JSON.parse(new TextDecoder().decode(parts.get('verifier.json'))) as object
    const with_ = (patch: object) =>
      zipOf({ ...Object.fromEntries(parts), 'verifier.json': jsonBytes({ ...card, ...patch }) })
    const read = async (patch: object) => readNetwork([file('a.keras', await with_(patch))])
    await expect(read({})).resolves.toBeDefined()
    for (const patch of [
      { step: 2 },
      { larger: 'different' },
      { threshold: { value: 1, chosen: '' } },
    ])
      await expect(read(patch), JSON.stringify(patch)).rejects.toThrow(
        'The file’s description is not the one that it was written with: it is damaged, or was changed since. Save or download it again.',
      )
  })

  test('of a graph whose weights lie in another file are read together', async () => {
    const graph = file('tiny.onnx', bytesIn(GRAPH))
    const data = bytesIn(GRAPH_DATA)
    const found = await readNetwork([file('tiny.onnx.data', data), graph])
    expect(found.name).toBe('tiny.onnx')
    expect(new Float32Array(await found.values.arrayBuffer())).toHaveLength(10)
    await expect(readNetwork([graph])).rejects.toThrow(
      '“0.weight” lies in another file: bring “tiny.onnx.data” together with this one.',
    )
    await expect(readNetwork([graph, file('tiny.onnx.data', data.slice(0, 20))])).rejects.toThrow(
      '“0.weight” ends at byte 32 of “tiny.onnx.data”, which has 20: it is another model’s, or cut short.',
    )
  })

  test('of two networks are refused', async () => {
    await expect(
      readNetwork([file('a.keras', new Uint8Array(1)), file('b.keras', new Uint8Array(1))]),
    ).rejects.toThrow(
      '2 files were brought (a.keras, b.keras): bring one, or a model.json with the files it names, or an .onnx with its .data.',
    )
  })

  test('whose weights are not those of their description are told by layer and both shapes', async () => {
    const wrong = { ...TINY, weights: [{ ...TINY.weights[0]!, shape: [2, 4] }, TINY.weights[1]!] }
    await expect(
      readNetwork([file('a.safetensors', await writeVerifier('safetensors', wrong))]),
    ).rejects.toThrow(
      'The file’s weights are not those of its description. “dense/kernel” is [4, 2] here; the file’s “dense/kernel” is [2, 4].',
    )
  })
})

test('weights of half precision are read, and that is said', async () => {
  const header = {
    '0.weight': { dtype: 'F16', shape: [1, 2], data_offsets: [0, 4] },
    '0.num_batches_tracked': { dtype: 'I64', shape: [], data_offsets: [4, 12] },
    '0.bias': { dtype: 'F32', shape: [1], data_offsets: [12, 16] },
  }
  const bytes = tensors(header, 16)
  bytes.set([0x00, 0x3c, 0x00, 0xc0], bytes.length - 16)
  const { weights, notes } = await readVerifier('a.safetensors', bytes)
  expect(weights.layers.flatMap((layer) => layer.weights.map(({ values }) => [...values]))).toEqual(
    [[1, -2], [0]],
  )
  expect(notes).toEqual(['Its F16 are taken as numbers of 32 bits.'])
})

test('who is enrolled travels in every format, and is no part of the id', async () => {
  const people = [{ name: 'Ada', photos: [{ name: 'a.png', pixels: 'AAECAw==' }] }]
  const alone = await networkOf('a', TINY)
  for (const format of EXCHANGE_FORMAT_IDS) {
    const file = await writeVerifier(format, { ...TINY, verifier: { ...TINY.verifier, people } })
    const name = `a${EXCHANGE_FORMATS[format].ending}`
    const found = await readNetwork([{ name, file: new Blob([file]) }])
    expect(found.verifier?.people, format).toEqual(people)
    expect(found.id, format).toBe(alone.id)
  }
})
