/**
 * Σx² and the number of NaN of many tensors, [2, n]. Up to seven are read in one dispatch, each by
 * the same number of workgroups, whose sums [n, groups, 2] are then added in their order. NaN is
 * told by its bits: a compiler may take arithmetic to be finite.
 */
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { SUMS_OF_SQUARES } from '../fused'
import { allocate, eachItem, issue, issueFlat, release, sizeOf } from './program'

/** Inputs of a dispatch: 8 buffers are what every device has, one of them the output. */
const MOST = 7
const THREADS = 256
/** Values of a thread before another workgroup pays. */
const PER_THREAD = 16
const MOST_GROUPS = 128

function sumsOfSquares(backend: WebGPUBackend, tensors: readonly TensorInfo[]): TensorInfo {
  const largest = Math.max(...tensors.map(sizeOf))
  const groups = Math.min(MOST_GROUPS, Math.ceil(largest / (THREADS * PER_THREAD)))
  const parts = allocate(backend, [tensors.length, groups, 2])
  for (let start = 0; start < tensors.length; start += MOST)
    issueParts(backend, tensors.slice(start, start + MOST), start, groups, parts)
  const sums = allocate(backend, [2, tensors.length])
  issueFlat(backend, {
    name: 'addSquares',
    constants: {},
    inputs: [{ name: 'parts', tensor: parts, width: 1 }],
    output: { tensor: sums, width: 1 },
    uniforms: { count: tensors.length, groups },
    source: () =>
      eachItem(`
    let start = index % uniforms.count * uniforms.groups * 2 + index / uniforms.count;
    var sum = 0.0;
    for (var group = 0; group < uniforms.groups; group++) { sum += parts[start + group * 2]; }
    result[index] = sum;`),
  })
  release(backend, parts)
  return sums
}

/** Sums of `tensors`, into rows `start` and on of `parts`. */
function issueParts(
  backend: WebGPUBackend,
  tensors: readonly TensorInfo[],
  start: number,
  groups: number,
  parts: TensorInfo,
): void {
  issue(backend, {
    name: 'squares',
    constants: { COUNT: tensors.length },
    inputs: tensors.map((tensor, i) => ({ name: `values${i}`, tensor, width: 1 })),
    output: { tensor: parts, width: 1 },
    uniforms: { start, groups },
    threads: THREADS,
    groups: [groups, tensors.length, 1],
    source: () => `
var<workgroup> lanes : array<vec2<f32>, ${THREADS}>;

fn add(sums : vec2<f32>, value : f32) -> vec2<f32> {
  let isNaN = (bitcast<u32>(value) & 0x7fffffffu) > 0x7f800000u;
  return sums + vec2<f32>(value * value, select(0.0, 1.0, isNaN));
}

fn main() {
  let first = i32(workgroupId.x) * ${THREADS} + i32(localIndex);
  let stride = uniforms.groups * ${THREADS};
  var sums = vec2<f32>();
  switch (workgroupId.y) {
    ${tensors
      .map(
        (_, i) => `case ${i}u: {
      for (var at = first; at < uniforms.values${i}Shape; at += stride) { sums = add(sums, values${i}[at]); }
    }`,
      )
      .join('\n    ')}
    default: {}
  }
  lanes[localIndex] = sums;
  workgroupBarrier();
  for (var reach = ${THREADS / 2}u; reach > 0u; reach /= 2u) {
    if (localIndex < reach) { lanes[localIndex] += lanes[localIndex + reach]; }
    workgroupBarrier();
  }
  if (localIndex == 0u) {
    let at = ((uniforms.start + i32(workgroupId.y)) * uniforms.groups + i32(workgroupId.x)) * 2;
    result[at] = lanes[0].x;
    result[at + 1] = lanes[0].y;
  }
}`,
  })
}

export const sumsOfSquaresConfig: KernelConfig = {
  kernelName: SUMS_OF_SQUARES,
  backendName: 'webgpu',
  kernelFunc: ({ inputs, backend }) =>
    sumsOfSquares(backend as WebGPUBackend, inputs as unknown as TensorInfo[]),
}
