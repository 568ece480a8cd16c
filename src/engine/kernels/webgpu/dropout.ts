/** Dropout by the counter-based random numbers of `engine/core/random.ts`, drawn in the shader. */
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { SEEDED_DROPOUT, type DropoutAttrs } from '../fused'
import { allocate, eachItem, issueFlat } from './program'

/** What uniform numbers are counted in: they have 24 bits. */
const UNIFORMS = 2 ** 24

function dropout(backend: WebGPUBackend, x: TensorInfo, { rate, key }: DropoutAttrs): TensorInfo {
  const y = allocate(backend, x.shape)
  issueFlat(backend, {
    name: 'seededDropout',
    constants: {},
    inputs: [{ name: 'values', tensor: x, width: 1 }],
    output: { tensor: y, width: 1 },
    uniforms: {
      key: { type: 'uint32', value: key },
      // uniform ≥ rate, in whole numbers: exact, whatever a device's division does.
      fewest: { type: 'uint32', value: Math.ceil(rate * UNIFORMS) },
      scale: { type: 'float32', value: 1 / (1 - rate) },
    },
    source: () => `
fn mixed(value : u32) -> u32 {
  var x = value;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}
${eachItem(`
    let bits = mixed(mixed(u32(index) + uniforms.key) ^ (uniforms.key * 0x9e3779b1u));
    result[index] = values[index] * select(0.0, uniforms.scale, (bits >> 8u) >= uniforms.fewest);`)}`,
  })
  return y
}

export const dropoutConfig: KernelConfig = {
  kernelName: SEEDED_DROPOUT,
  backendName: 'webgpu',
  kernelFunc: ({ inputs, backend, attrs }) =>
    dropout(backend as WebGPUBackend, inputs['x']!, attrs as unknown as DropoutAttrs),
}
