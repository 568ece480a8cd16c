/**
 * Two statistics of every column over some rows, in parts: for each twin, the rows [R, F] of its
 * half are cut into chunks, each of them for a workgroup and a few columns. The parts
 * [2, chunks, 2, F] are combined by whoever needs them, in their order.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { allocate, issue, sizeOf, type Input } from './program'

/** Columns of a workgroup, side by side in memory, and rows that it reads at a time. */
const COLUMNS = 32
const ROWS = 8
const FEWEST_ROWS = 64
const MOST_CHUNKS = 64

export interface Parts {
  /** [2, chunks, 2, F] */
  readonly tensor: TensorInfo
  readonly chunks: number
  /** Rows of a chunk; the last one may have fewer. */
  readonly height: number
  /** Rows of a twin. */
  readonly rows: number
  readonly features: number
}

/** What `columns.ts` needs to know of its parts where they are read: uniforms. */
export const partsUniforms = ({ chunks, height, rows }: Parts) => ({ chunks, height, rows })

/**
 * @param x what gives the rows, [2R, F]
 * @param source WGSL of `first(at)` and `second(at, column, mean)`, summed over a chunk's rows, where
 * `at` is a flat index into x and `mean` is the chunk's mean of `first`
 * @param average whether the first statistic is the mean rather than the sum
 */
export function issueColumns(
  backend: WebGPUBackend,
  name: string,
  x: TensorInfo,
  inputs: readonly Input[],
  source: string,
  average: boolean,
  uniforms: Readonly<Record<string, { type: 'float32'; value: number }>> = {},
): Parts {
  const features = x.shape.at(-1) ?? 1
  const rows = sizeOf(x) / features / 2
  const height = Math.max(FEWEST_ROWS, Math.ceil(rows / MOST_CHUNKS))
  const chunks = Math.ceil(rows / height)
  const tensor = allocate(backend, [2, chunks, 2, features])
  const parts = { tensor, chunks, height, rows, features }
  issue(backend, {
    name,
    constants: { FEATURES: features },
    inputs,
    output: { tensor, width: 1 },
    uniforms: { ...partsUniforms(parts), ...uniforms },
    threads: COLUMNS * ROWS,
    groups: [Math.ceil(features / COLUMNS), chunks, 2],
    source: () => `
${source}
var<workgroup> lanes : array<f32, ${COLUMNS * ROWS}>;

// The lanes' sum in a fixed order, the same for all rows of a column.
fn total(own : f32) -> f32 {
  lanes[localIndex] = own;
  workgroupBarrier();
  var sum = 0.0;
  for (var row = 0u; row < ${ROWS}u; row++) { sum += lanes[row * ${COLUMNS}u + localIndex % ${COLUMNS}u]; }
  workgroupBarrier();
  return sum;
}

fn main() {
  let column = i32(workgroupId.x) * ${COLUMNS} + i32(localIndex) % ${COLUMNS};
  let chunk = i32(workgroupId.y);
  let twin = i32(workgroupId.z);
  let start = chunk * uniforms.height;
  let end = select(min(start + uniforms.height, uniforms.rows), start, column >= FEATURES);
  let base = twin * uniforms.rows * FEATURES + column;
  var sum = 0.0;
  for (var row = start + i32(localIndex) / ${COLUMNS}; row < end; row += ${ROWS}) {
    sum += first(base + row * FEATURES);
  }
  let firsts = total(sum)${average ? ' / f32(max(end - start, 1))' : ''};
  sum = 0.0;
  for (var row = start + i32(localIndex) / ${COLUMNS}; row < end; row += ${ROWS}) {
    sum += second(base + row * FEATURES, twin * FEATURES + column, firsts);
  }
  let seconds = total(sum);
  if ((column < FEATURES) & (localIndex < ${COLUMNS}u)) {
    let at = (twin * uniforms.chunks + chunk) * 2 * FEATURES + column;
    result[at] = firsts;
    result[at + FEATURES] = seconds;
  }
}`,
  })
  return parts
}
