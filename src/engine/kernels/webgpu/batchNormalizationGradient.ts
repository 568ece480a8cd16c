/**
 * The gradients of batch normalisation, through each twin's own statistics. With x̂ = (x − μ) / s,
 * s = √(σ² + ε), R rows a twin: dβ = Σ dy and dγ = Σ dy·x̂ over both twins;
 * dx = γ / s · (dy − Σ dy / R − x̂ · Σ dy·x̂ / R), with the sums of its own twin.
 */
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { TWIN_BATCH_NORMALIZATION_GRADIENT, type BatchNormalizationAttrs } from '../fused'
import { issueColumns, type Parts } from './columns'
import { allocate, eachItem, issueFlat, release, sizeOf, widthOf } from './program'

type Named = Readonly<Record<'x' | 'gamma' | 'means' | 'variances' | 'dy', TensorInfo>>

/** @returns dGamma, dBeta and, where `inputGradient`, dx */
function gradients(
  backend: WebGPUBackend,
  named: Named,
  { epsilon, inputGradient }: BatchNormalizationAttrs,
): TensorInfo[] {
  const { x, means, variances, dy } = named
  const parts = issueColumns(
    backend,
    'normaliseSlopes',
    x,
    [
      { name: 'slopes', tensor: dy, width: 1 },
      { name: 'values', tensor: x, width: 1 },
      { name: 'means', tensor: means, width: 1 },
      { name: 'variances', tensor: variances, width: 1 },
    ],
    `
fn first(at : i32) -> f32 { return slopes[at]; }
fn second(at : i32, column : i32, sum : f32) -> f32 {
  return slopes[at] * ((values[at] - means[column]) / sqrt(variances[column] + uniforms.epsilon));
}`,
    false,
    { epsilon: { type: 'float32', value: epsilon } },
  )
  const { features } = parts
  // Both twins' chunks lie together, so that their sum is that of twice as many.
  const dGamma = addParts(backend, parts, allocate(backend, [features]), [1, 2])
  const dBeta = addParts(backend, parts, allocate(backend, [features]), [0, 2])
  const results = [dGamma, dBeta]
  if (inputGradient) {
    const sums = addParts(backend, parts, allocate(backend, [2, 2, features]), null)
    results.push(inputSlopes(backend, named, sums, epsilon))
    release(backend, sums)
  }
  release(backend, parts.tensor)
  return results
}

/**
 * Sums over chunks: [2 twins, 2 statistics, F], or [F] of one statistic over so many twins.
 */
function addParts(
  backend: WebGPUBackend,
  { tensor, chunks, features }: Parts,
  output: TensorInfo,
  one: [statistic: number, twins: number] | null,
): TensorInfo {
  const [statistic, twins] = one ?? [0, 1]
  issueFlat(backend, {
    name: 'addParts',
    constants: { FEATURES: features },
    inputs: [{ name: 'parts', tensor, width: 1 }],
    output: { tensor: output, width: 1 },
    uniforms: {
      count: chunks * twins,
      perTwin: chunks * 2 * features,
      offset: statistic * features,
    },
    source: () =>
      eachItem(`
    let twin = index / (2 * FEATURES);
    let start = twin * uniforms.perTwin + uniforms.offset + index % (2 * FEATURES);
    var sum = 0.0;
    for (var chunk = 0; chunk < uniforms.count; chunk++) {
      sum += parts[start + chunk * 2 * FEATURES];
    }
    result[index] = sum;`),
  })
  return output
}

/** dx from the sums [2, 2, F] of Σ dy and Σ dy·x̂. */
function inputSlopes(
  backend: WebGPUBackend,
  { x, gamma, means, variances, dy }: Named,
  sums: TensorInfo,
  epsilon: number,
): TensorInfo {
  const features = x.shape.at(-1) ?? 1
  const width = widthOf(features)
  const dx = allocate(backend, x.shape)
  issueFlat(backend, {
    name: 'normaliseInputSlopes',
    constants: { FEATURES: features / width },
    inputs: [
      { name: 'slopes', tensor: dy, width },
      { name: 'values', tensor: x, width },
      { name: 'gamma', tensor: gamma, width },
      { name: 'means', tensor: means, width },
      { name: 'variances', tensor: variances, width },
      { name: 'sums', tensor: sums, width },
    ],
    output: { tensor: dx, width },
    uniforms: {
      half: sizeOf(x) / width / 2,
      rows: { type: 'float32', value: sizeOf(x) / features / 2 },
      epsilon: { type: 'float32', value: epsilon },
    },
    source: () =>
      eachItem(`
    let feature = index % FEATURES;
    let twin = index / uniforms.half;
    let column = twin * FEATURES + feature;
    let deviation = sqrt(variances[column] + uniforms.epsilon);
    let normal = (values[index] - means[column]) / deviation;
    let plain = sums[column + twin * FEATURES] / uniforms.rows;
    let weighted = sums[column + (twin + 1) * FEATURES] / uniforms.rows;
    result[index] = gamma[feature] / deviation * (slopes[index] - plain - normal * weighted);`),
  })
  return dx
}

export const batchNormalizationGradientConfig: KernelConfig = {
  kernelName: TWIN_BATCH_NORMALIZATION_GRADIENT,
  backendName: 'webgpu',
  kernelFunc: ({ inputs, backend, attrs }) =>
    gradients(
      backend as WebGPUBackend,
      inputs as Named,
      attrs as unknown as BatchNormalizationAttrs,
    ),
}
