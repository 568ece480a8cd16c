/** The last step of a product that was cut into slices: their sum, in order. */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { eachItem, issueFlat, widthOf, type Input } from './program'

export interface Slices {
  /** [count, …] */
  readonly tensor: TensorInfo
  readonly count: number
  /** Values of one slice, and where in each the result's begin. */
  readonly size: number
  readonly offset: number
}

/** Σ slices, then bias and ReLU where there are any, into `output`. @param columns of the output */
export function issueSum(
  backend: WebGPUBackend,
  { tensor, count, size, offset }: Slices,
  output: TensorInfo,
  columns: number,
  finish: { readonly bias: TensorInfo | null; readonly relu: boolean },
): void {
  const { bias, relu } = finish
  const width = widthOf(columns)
  const inputs: Input[] = [{ name: 'slices', tensor, width }]
  if (bias) inputs.push({ name: 'bias', tensor: bias, width })
  issueFlat(backend, {
    name: 'sumSlices',
    constants: { COLUMNS: columns / width, BIAS: bias ? 1 : 0, RELU: relu ? 1 : 0 },
    inputs,
    output: { tensor: output, width },
    uniforms: { count, size: size / width, offset: offset / width },
    source: () =>
      eachItem(`
    var sum = slices[uniforms.offset + index];
    for (var slice = 1; slice < uniforms.count; slice++) {
      sum += slices[slice * uniforms.size + uniforms.offset + index];
    }
    ${bias ? 'sum += bias[index % COLUMNS];' : ''}
    ${relu ? reluSource('sum', width) : ''}
    result[index] = sum;`),
  })
}

/** WGSL of x = max(x, 0) that leaves NaN as it is. */
export const reluSource = (name: string, width: 1 | 4) =>
  width === 4
    ? `${name} = select(${name}, vec4<f32>(0.0), ${name} < vec4<f32>(0.0));`
    : `${name} = select(${name}, 0.0, ${name} < 0.0);`
