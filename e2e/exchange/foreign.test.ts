/** Files that other libraries made (make_foreign.py): what is built of them says what those libraries say. */
import { beforeAll, describe, expect, test } from 'vitest'
import foreign from './foreign.json'
import type { FoundNetwork } from '../../src/domain/foundNetwork'
import type { Verifier } from '../../src/domain/verifier'
import { openVerifier, readNetwork, startEngine } from '../../src/engine/node'

const { side, pixels } = foreign

/** What the state dict is of, which says nothing of it. */
const STATES: Verifier['layers'] = [
  { kind: 'conv2d', filters: 4, kernel: 3, strides: 1, padding: 'same', activation: 'linear' },
  { kind: 'batch_normalization' },
  { kind: 'max_pooling2d', pool: 2, strides: 2 },
  { kind: 'conv2d', filters: 3, kernel: 2, strides: 1, padding: 'valid', activation: 'tanh' },
  { kind: 'flatten' },
  { kind: 'dense', units: 6, activation: 'relu' },
  { kind: 'dense', units: 5, activation: 'linear' },
]

/** A verifier of what a file names, by the squared distance; a byte stands for a hundredth. */
const plainVerifier = ({ outline }: FoundNetwork): Verifier => ({
  version: 1,
  input: { size: side, channels: 1, scale: 0.01, offset: 0 },
  layers: outline?.layers ?? STATES,
  distance: { id: 'squared', epsilon: 0, epsilonForm: 'max' },
  head: 'raw',
  larger: 'different',
  ...{ threshold: null, scores: [], judgedOn: '', data: [], licences: [], step: 0, link: '' },
})
const IMAGES = 4

beforeAll(() => startEngine())

describe.each(Object.entries(foreign.files))('%s', (name, { bytes, embeddings }) => {
  test('gives the distances of its library’s own embeddings', async () => {
    const file = new Blob([Uint8Array.from(Buffer.from(bytes, 'base64'))])
    const found = await readNetwork([{ name, file }])
    expect(found.verifier).toBeNull()
    const verifier = plainVerifier(found)
    const open = await openVerifier(verifier, found)
    const pairs = [0, 1, 2].flatMap((a) => [a + 1, 3].map((b) => [a, b] as const))
    const { distances } = await open.compare({
      given: {
        ...{ side, channels: 1, count: IMAGES },
        // Hundredths, which bytes stand for exactly.
        pixels: Uint8Array.from(pixels, (value) => Math.round(value * 100)),
      },
      a: Int32Array.from(pairs, ([a]) => a),
      b: Int32Array.from(pairs, ([, b]) => b),
    })
    const width = embeddings.length / IMAGES
    const squares = ([a, b]: readonly [number, number]) =>
      Array.from(
        { length: width },
        (_, i) => (embeddings[a * width + i] ?? 0) - (embeddings[b * width + i] ?? 0),
      ).reduce((sum, each) => sum + each * each, 0)
    pairs.forEach((pair, i) =>
      expect(Math.abs((distances[i] ?? NaN) - squares(pair))).toBeLessThan(
        1e-5 * Math.max(1, squares(pair)),
      ),
    )
    open.dispose()
  })
})
