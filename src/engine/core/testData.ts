/** Small stand-ins for tests: a dataset of two shapes in noise, and a network that trains on it. */
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import type { Dataset, ImageSet } from './data/dataset'
import { integerAt } from './random'

/** Images of 8 × 8: class 0 bright on the left, class 1 on the right. */
function imageSet(count: number, key: number): ImageSet {
  const side = 8
  const classes = Uint8Array.from({ length: count }, (_, i) => i % 2)
  const pixels = Uint8Array.from({ length: count * side * side }, (_, i) => {
    const right = i % side >= side / 2
    const bright = right === (classes[Math.floor(i / (side * side))] === 1)
    return (bright ? 160 : 0) + integerAt(key, i, 96)
  })
  return { side, channels: 1, count, pixels, classes }
}

export const TINY_DATASET: Dataset = {
  train: imageSet(40, 1),
  heldOut: imageSet(60, 2),
  names: ['left', 'right'],
  heldOutPaths: [],
  trainPairs: null,
  heldOutPairs: null,
  folds: [],
}

/** A custom encoder with every kind of layer, over the tiny images. */
export const TINY_CONFIG: RunConfig = {
  ...DEFAULT_CONFIG,
  backend: 'cpu',
  size: 8,
  batch: 6,
  learningRate: 0.01,
  steps: 0,
  encoder: 'custom',
  layers: [
    { kind: 'conv2d', filters: 4, kernel: 3, strides: 1, padding: 'same', activation: 'relu' },
    { kind: 'max_pooling2d', pool: 2, strides: 2 },
    { kind: 'batch_normalization' },
    { kind: 'flatten' },
    { kind: 'dropout', rate: 0.25 },
    { kind: 'dense', units: 6, activation: 'linear' },
  ],
}
