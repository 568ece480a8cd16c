/** Files that are no verifiers, or were: each is told by what is wrong with it. */
import { describe, expect, test } from 'vitest'
import type { WeightedVerifier } from '../../domain/verifier'
import type { Bytes } from './format'
import { readVerifier, writeVerifier } from './formats'
import { jsonBytes, textBytes, zipOf } from './zip'

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
const AGAIN = 'The file is damaged or cut short: save or download it again.'

const FILES: readonly [string, string, () => Bytes | Promise<Bytes>, string][] = [
  [
    'another ending',
    'a.pt',
    () => tensors({}),
    '“a.pt” is none of these: .safetensors, .zip, .keras, .h5.',
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
    'half precision',
    'a.safetensors',
    () => entry({ dtype: 'F16' }),
    '“0.weight” is F16; F32 is read. Convert it first: tensor.float() in PyTorch.',
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

describe('a file', () => {
  test.each(FILES)('of %s (%s) is refused', async (_, name, make, message) => {
    await expect(readVerifier(name, await make())).rejects.toThrow(new Error(message))
  })
})

test('equal verifiers make equal files, but for what HDF5 notes of its own', async () => {
  for (const format of ['safetensors', 'layersModel', 'onnx'] as const)
    expect(await writeVerifier(format, TINY)).toEqual(await writeVerifier(format, TINY))
})
