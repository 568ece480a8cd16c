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
import { encoderOf, headOf, isOfHead, type Verifier } from '../../src/domain/verifier'
import { readVerifier, writeVerifier } from '../../src/engine/node'
import { PAIRS, SAMPLE_NAMES, sampleOf, type Sample, type SampleName } from './samples'
import { filesIn } from './zip'

const FOLDER = 'test-results/exchange'

async function written(name: SampleName, { weighted, ...sample }: Sample) {
  const folder = `${FOLDER}/${name}`
  await mkdir(folder, { recursive: true })
  const files: Partial<Record<string, Uint8Array<ArrayBuffer>>> = {}
  for (const format of EXCHANGE_FORMAT_IDS) {
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

describe.each(SAMPLE_NAMES)('the verifier “%s”', (name) => {
  test('is read by TensorFlow.js’s Layers with the run’s own distances', async () => {
    const sample = await sampleOf(name)
    const { verifier } = sample.weighted
    const files = await written(name, sample)
    const model = await loaded(files.layersModel!)
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
  })

  test('is read back with the very weights, where its format is read here', async () => {
    const { weighted } = await sampleOf(name)
    const { verifier, weights } = weighted
    for (const format of READ) {
      const bytes = await writeVerifier(format, weighted)
      const content = await readVerifier(`a${EXCHANGE_FORMATS[format].ending}`, bytes)
      const fitted = fitWeights(content.weights, encoderOf(verifier), headOf(verifier))
      const whole = format === 'safetensors'
      const missing = whole ? [] : [...new Set(weights.filter(isOfHead).map(layerName))]
      const told = whole ? weights : weights.filter((each) => !isOfHead(each))
      expect(fitted).toEqual({ weights: told, missing })
    }
  })
})

const READ = ['safetensors', 'layersModel', 'keras', 'weightsH5'] as const
const layerName = ({ name }: { readonly name: string }) => name.split('/')[0]
