/**
 * Batch normalisation in training mode. Means and variances come from each chunk's own mean and
 * squares around it, combined as Chan, Golub and LeVeque 1979 do: nothing large is subtracted.
 */
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { TWIN_BATCH_NORMALIZATION, type BatchNormalizationAttrs } from '../fused'
import { issueColumns, partsUniforms, type Parts } from './columns'
import { allocate, eachItem, issueFlat, release, sizeOf, widthOf } from './program'

/** @returns y, the means and the variances, each [2, 1, F] */
function normalise(
  backend: WebGPUBackend,
  x: TensorInfo,
  gamma: TensorInfo,
  beta: TensorInfo,
  { epsilon }: BatchNormalizationAttrs,
): TensorInfo[] {
  const parts = issueColumns(
    backend,
    'moments',
    x,
    [{ name: 'values', tensor: x, width: 1 }],
    `
fn first(at : i32) -> f32 { return values[at]; }
fn second(at : i32, column : i32, mean : f32) -> f32 {
  let centred = values[at] - mean;
  return centred * centred;
}`,
    true,
  )
  const means = combine(backend, parts, 0)
  const variances = combine(backend, parts, 1)
  release(backend, parts.tensor)

  const { features } = parts
  const width = widthOf(features)
  const y = allocate(backend, x.shape)
  issueFlat(backend, {
    name: 'normalise',
    constants: { FEATURES: features / width },
    inputs: [
      { name: 'values', tensor: x, width },
      { name: 'gamma', tensor: gamma, width },
      { name: 'beta', tensor: beta, width },
      { name: 'means', tensor: means, width },
      { name: 'variances', tensor: variances, width },
    ],
    output: { tensor: y, width },
    uniforms: {
      half: sizeOf(x) / width / 2,
      epsilon: { type: 'float32', value: epsilon },
    },
    source: () =>
      eachItem(`
    let feature = index % FEATURES;
    let column = index / uniforms.half * FEATURES + feature;
    let scale = gamma[feature] / sqrt(variances[column] + uniforms.epsilon);
    result[index] = (values[index] - means[column]) * scale + beta[feature];`),
  })
  return [y, means, variances]
}

/** Mean or variance of each column of each twin, [2, 1, F]. */
function combine(backend: WebGPUBackend, parts: Parts, variance: 0 | 1): TensorInfo {
  const { tensor, features } = parts
  const output = allocate(backend, [2, 1, features])
  issueFlat(backend, {
    name: 'combineMoments',
    constants: { FEATURES: features, VARIANCE: variance },
    inputs: [{ name: 'parts', tensor, width: 1 }],
    output: { tensor: output, width: 1 },
    uniforms: partsUniforms(parts),
    source: () => `
fn rowsOf(chunk : i32) -> f32 {
  return f32(min(uniforms.height, uniforms.rows - chunk * uniforms.height));
}
${eachItem(`
    let start = index / FEATURES * uniforms.chunks * 2 * FEATURES + index % FEATURES;
    let rows = f32(uniforms.rows);
    var mean = 0.0;
    for (var chunk = 0; chunk < uniforms.chunks; chunk++) {
      mean += parts[start + chunk * 2 * FEATURES] * (rowsOf(chunk) / rows);
    }
    var squares = 0.0;
    for (var chunk = 0; chunk < VARIANCE * uniforms.chunks; chunk++) {
      let at = start + chunk * 2 * FEATURES;
      let off = parts[at] - mean;
      squares += parts[at + FEATURES] + off * off * rowsOf(chunk);
    }
    result[index] = ${variance ? 'squares / rows' : 'mean'};`)}`,
  })
  return output
}

export const batchNormalizationConfig: KernelConfig = {
  kernelName: TWIN_BATCH_NORMALIZATION,
  backendName: 'webgpu',
  kernelFunc: ({ inputs, backend, attrs }) =>
    normalise(
      backend as WebGPUBackend,
      inputs['x']!,
      inputs['gamma']!,
      inputs['beta']!,
      attrs as unknown as BatchNormalizationAttrs,
    ),
}
