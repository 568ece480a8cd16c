/**
 * TwinBatchNormalization by the module: sums of blocks of rows there, over blocks in double
 * precision here.
 */
import { util, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core'
import {
  TWIN_BATCH_NORMALIZATION,
  TWIN_BATCH_NORMALIZATION_GRADIENT,
  type BatchNormalizationAttrs,
} from '../fused'
import { panels } from '../geometry'
import type { Native } from './native'
import { NORMALIZE, NORMALIZE_GRADIENT, PARTIAL_GRADIENT_SUMS, PARTIAL_MOMENTS } from './tasks'

/** Blocks that each twin has at least, to share among threads, and rows that a block has at most. */
const BLOCKS = 16
const MOST_ROWS = 256

type Named = Readonly<Record<'x' | 'gamma' | 'beta' | 'means' | 'variances' | 'dy', TensorInfo>>

export function twinBatchNormalizationConfigs(native: Native): KernelConfig[] {
  const forward: KernelFunc = ({ inputs, attrs }) =>
    normalize(native, inputs as Named, attrs as unknown as BatchNormalizationAttrs)
  const gradient: KernelFunc = ({ inputs, attrs }) =>
    gradients(native, inputs as Named, attrs as unknown as BatchNormalizationAttrs)
  return [
    { kernelName: TWIN_BATCH_NORMALIZATION, backendName: 'wasm', kernelFunc: forward },
    { kernelName: TWIN_BATCH_NORMALIZATION_GRADIENT, backendName: 'wasm', kernelFunc: gradient },
  ]
}

/** How a twin's rows are cut into blocks: by the shape alone. */
function layoutOf(x: TensorInfo) {
  const features = x.shape.at(-1)!
  const rows = util.sizeFromShape(x.shape) / (2 * features)
  const each = Math.min(MOST_ROWS, Math.ceil(rows / BLOCKS))
  const blocks = Math.ceil(rows / each)
  const wide = 8 * panels(features)
  const rowsOf = (block: number) => Math.min(each, rows - block * each)
  return { features, rows, each, blocks, wide, rowsOf, sizes: [rows, blocks, each, features] }
}

function normalize(
  native: Native,
  { x, gamma, beta }: Named,
  { epsilon }: BatchNormalizationAttrs,
): TensorInfo[] {
  const { features, rows, blocks, wide, rowsOf, sizes } = layoutOf(x)
  const y = native.output(x.shape)
  const means = native.output([2, 1, features])
  const variances = native.output([2, 1, features])
  const [partial, table] = native.scratch('moments', 16 * blocks * wide, 24 * wide) as [
    number,
    number,
  ]
  native.run(PARTIAL_MOMENTS, 2 * blocks, native.address(x), 0, partial, 0, ...sizes)

  const { floats } = native
  const [toMean, toVariance, fromGamma, fromBeta] = places(native, means, variances, gamma, beta)
  for (let twin = 0; twin < 2; twin++) {
    for (let feature = 0; feature < features; feature++) {
      // Chan, Golub, LeVeque 1979: moments of two sets from those of each.
      let mean = 0
      let squares = 0
      for (let block = 0, before = 0; block < blocks; block++) {
        const place = partial / 4 + 2 * (twin * blocks + block) * wide + feature
        const count = rowsOf(block)
        const delta = floats[place]! - mean
        mean += (delta * count) / (before + count)
        squares += floats[place + wide]! + (delta * delta * before * count) / (before + count)
        before += count
      }
      const variance = squares / rows
      floats[toMean + twin * features + feature] = mean
      floats[toVariance + twin * features + feature] = variance
      const row = table / 4 + 3 * twin * wide + feature
      floats[row] = mean
      floats[row + wide] = floats[fromGamma + feature]! / Math.sqrt(variance + epsilon)
      floats[row + 2 * wide] = floats[fromBeta + feature]!
    }
  }
  native.run(NORMALIZE, 2 * blocks, native.address(x), 0, native.address(y), table, ...sizes)
  return [y, means, variances]
}

/**
 * With x̂ = (x − μ) / σ and sums over a twin's R rows, dβ = Σ dy, dγ = Σ dy·x̂ and
 * dx = γ/σ · (dy − Σ dy / R − x̂ · Σ dy·x̂ / R): Ioffe and Szegedy 2015.
 */
function gradients(
  native: Native,
  { x, gamma, means, variances, dy }: Named,
  { epsilon, inputGradient }: BatchNormalizationAttrs,
): TensorInfo[] {
  const { features, rows, blocks, wide, sizes } = layoutOf(x)
  const dGamma = native.output([features])
  const dBeta = native.output([features])
  const dx = inputGradient ? native.output(x.shape) : null
  const [partial, mean, table] = native.scratch(
    'momentGradients',
    16 * blocks * wide,
    8 * wide,
    32 * wide,
  ) as [number, number, number]
  const [fromX, fromDy] = [native.address(x), native.address(dy)]
  const { floats } = native
  const [fromMean, fromVariance, fromGamma] = places(native, means, variances, gamma)
  const [toGamma, toBeta] = places(native, dGamma, dBeta)
  for (let twin = 0; twin < 2; twin++)
    for (let feature = 0; feature < features; feature++)
      floats[mean / 4 + twin * wide + feature] = floats[fromMean + twin * features + feature]!
  native.run(PARTIAL_GRADIENT_SUMS, 2 * blocks, fromX, fromDy, partial, mean, ...sizes)

  for (let feature = 0; feature < features; feature++) {
    let gammas = 0
    let betas = 0
    for (let twin = 0; twin < 2; twin++) {
      let sum = 0
      let product = 0
      for (let block = 0; block < blocks; block++) {
        const place = partial / 4 + 2 * (twin * blocks + block) * wide + feature
        sum += floats[place]!
        product += floats[place + wide]!
      }
      const variance = floats[fromVariance + twin * features + feature]! + epsilon
      betas += sum
      gammas += product / Math.sqrt(variance)
      const row = table / 4 + 4 * twin * wide + feature
      floats[row] = floats[mean / 4 + twin * wide + feature]!
      floats[row + wide] = floats[fromGamma + feature]! / Math.sqrt(variance)
      floats[row + 2 * wide] = sum / rows
      floats[row + 3 * wide] = product / rows / variance
    }
    floats[toBeta + feature] = betas
    floats[toGamma + feature] = gammas
  }
  if (dx === null) return [dGamma, dBeta]
  native.run(NORMALIZE_GRADIENT, 2 * blocks, fromX, fromDy, native.address(dx), table, ...sizes)
  return [dGamma, dBeta, dx]
}

/** Where tensors begin, in floats. */
function places(native: Native, ...tensors: TensorInfo[]): [number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = tensors.map((each) => native.address(each) / 4)
  return [a, b, c, d]
}
