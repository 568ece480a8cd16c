/** The gradients of y = activation(conv2d(x, filter) + bias). */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { BlockAttrs, ConvolutionBlockAttrs } from '../fused'
import { geometryOf } from '../geometry'
import { filterGradient } from './filterGradient'
import { inputGradient } from './inputGradient'
import type { Slopes } from './patches'

/** @returns dFilter, dBias and, where `inputGradient`, dx */
export function backward(
  backend: WebGPUBackend,
  x: TensorInfo,
  filter: TensorInfo,
  slopes: Slopes,
  attrs: ConvolutionBlockAttrs | BlockAttrs,
): TensorInfo[] {
  const g = geometryOf(x, filter, attrs)
  const gradients = filterGradient(backend, g, x, filter, slopes, attrs.relu)
  if (!attrs.inputGradient) return gradients
  return [...gradients, inputGradient(backend, g, x, filter, slopes, attrs.relu)]
}
