/**
 * Files of tiny trained verifiers, read back here. They stay in test-results/exchange for check.py,
 * which reads them with Keras, safetensors and ONNX Runtime.
 */
import * as tf from '@tensorflow/tfjs-core'
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers'
import { mkdir, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { EXCHANGE_FORMAT_IDS, EXCHANGE_FORMATS } from '../../src/domain/exchangeFormats'
import { examplesOf } from '../../src/domain/verifierUse'
import { fitWeights } from '../../src/domain/fitWeights'
import { unpacked } from '../../src/domain/fileWeights'
import { encoderOf, headOf, type Verifier } from '../../src/domain/verifier'
import { networkOf, readNetwork, writeVerifier } from '../../src/engine/node'
import { PAIRS, SAMPLE_NAMES, sampleOf, type Sample, type SampleName } from './samples'
import { filesIn } from './zip'

const FOLDER = 'test-results/exchange'

/** TensorFlow.js has no layer for some. */
const inTensorFlowJs = (name: SampleName) => name !== 'unit'
const formatsOf = (name: SampleName) =>
  EXCHANGE_FORMAT_IDS.filter((format) => format !== 'layersModel' || inTensorFlowJs(name))

async function written(name: SampleName, { weighted, ...sample }: Sample) {
  const folder = `${FOLDER}/${name}`
  await mkdir(folder, { recursive: true })
  const files: Partial<Record<string, Uint8Array<ArrayBuffer>>> = {}
  for (const format of formatsOf(name)) {
    const file = `verifier${EXCHANGE_FORMATS[format].ending}`
    const bytes = await writeVerifier(format, weighted)
    files[format] = bytes
    await writeFile(`${folder}/${file}`, bytes)
    const { python, javascript } = examplesOf(weighted.verifier, format, file)
    await writeFile(`${folder}/use_${format}.py`, python)
    await writeFile(`${folder}/use_${format}.mjs`, javascript)
  }
  await writeFile(`${folder}/pixels.bin`, sample.pixels)
  const expected = {
    verifier: weighted.verifier,
    distances: Array.from(sample.distances),
    outputs: Array.from(sample.outputs),
  }
  await writeFile(`${folder}/expected.json`, JSON.stringify(expected))
  return files
}

async function loaded(file: Uint8Array<ArrayBuffer>): Promise<LayersModel> {
  const files = await filesIn(file)
  const model = JSON.parse(new TextDecoder().decode(files['model.json']))
  return loadLayersModel(
    tf.io.fromMemory({
      modelTopology: model.modelTopology,
      weightSpecs: model.weightsManifest[0].weights,
      weightData: Uint8Array.from(files['weights.bin']!).buffer,
    }),
  )
}

/** By loops, of two rows. */
function distanceOf(
  { distance: { id, epsilon, epsilonForm } }: Verifier,
  a: number[],
  b: number[],
) {
  const sum = (of: (x: number, y: number) => number) =>
    a.reduce((total, x, i) => total + of(x, b[i]!), 0)
  const squares = sum((x, y) => (x - y) ** 2)
  switch (id) {
    case 'squared':
      return squares
    case 'manhattan':
      return sum((x, y) => Math.abs(x - y))
    case 'cosine':
      return 1 - sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
    case 'euclidean':
      if (epsilonForm === 'add') return Math.sqrt(squares + epsilon)
      return epsilonForm === 'max' || squares > epsilon ? Math.sqrt(Math.max(squares, epsilon)) : 0
  }
}

test.each(SAMPLE_NAMES.filter(inTensorFlowJs))(
  'the verifier “%s” is read by TensorFlow.js’s Layers with the run’s own distances',
  async (name) => {
    const sample = await sampleOf(name)
    const { verifier } = sample.weighted
    const model = await loaded(await writeVerifier('layersModel', sample.weighted))
    const { size, channels, scale, offset } = verifier.input
    const rows = tf.tidy(() => {
      const inputs = Float32Array.from(sample.pixels, (byte) => byte * scale + offset)
      const images = tf.tensor4d(inputs, [2 * PAIRS, size, size, channels])
      return (model.predict(images) as tf.Tensor2D).arraySync()
    })
    sample.distances.forEach((distance, i) => {
      const found = distanceOf(verifier, rows[i]!, rows[PAIRS + i]!)
      expect(Math.abs(found - distance)).toBeLessThan(1e-5 * Math.max(1, distance))
    })
    model.dispose()
  },
)

test('what TensorFlow.js has no layer for is refused in words', async () => {
  const { weighted } = await sampleOf('unit')
  await expect(writeVerifier('layersModel', weighted)).rejects.toThrow(/a model.json cannot hold/)
})

describe.each(SAMPLE_NAMES)('the verifier “%s”', (name) => {
  test('is read back from every format with the very weights, under one id', async () => {
    const sample = await sampleOf(name)
    const { weighted } = sample
    const files = await written(name, sample)
    const kept = await networkOf('a', weighted)
    for (const format of formatsOf(name)) {
      const bytes = files[format]!
      const file = `a${EXCHANGE_FORMATS[format].ending}`
      const found = await readNetwork([{ name: file, file: new Blob([bytes]) }])
      expect(found.id, format).toBe(kept.id)
      const { verifier } = weighted
      const fitted = fitWeights(await unpacked(found), encoderOf(verifier), headOf(verifier))
      expect(fitted, format).toEqual({ weights: weighted.weights, missing: [] })
    }
  })
})
