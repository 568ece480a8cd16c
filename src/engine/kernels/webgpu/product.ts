/**
 * A matrix product c = a·b in tiles, whose operands are read by functions of the caller: patches of
 * images for a convolution, so that no matrix of them is ever written (implicit GEMM).
 *
 * A workgroup makes one tile of c, each thread 4 × 4 of its values, from tiles of a and b that all
 * its threads load into shared memory together. Operands are read four values at a time, along k or
 * across it (along a's rows or b's columns), whichever way their values lie together in memory. What
 * lies along k is spread in shared memory so that neither the threads that store it nor those that
 * load it meet in one bank.
 *
 * The third axis of the dispatch tells layers apart: slices of k, to be summed afterwards in their
 * order, where a small c would leave most of a GPU idle; or products that share a shape. No atomics:
 * the same inputs give the same bits.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { issue, type Dispatch, type Width } from './program'
import { TILE_K, type Plan } from './plan'

interface Operand {
  /** How its four values lie. */
  readonly along: 'k' | 'outer'
  /** Values that its function reads at a time. */
  readonly width: Width
}

export interface Product extends Pick<
  Dispatch,
  'name' | 'constants' | 'inputs' | 'output' | 'uniforms'
> {
  readonly plan: Plan
  readonly a: Operand
  readonly b: Operand
  /**
   * WGSL of atA(row, k) and atB(k, column), of the operands' widths and 0 outside, and of
   * write(row, column, value : vec4<f32>). `layer` is a variable in it.
   */
  readonly functions: () => string
}

/** Row tiles beyond this many go to the third axis: every device takes 65,535 on each. */
const MOST_ROW_TILES = 32768

export function issueProduct(backend: WebGPUBackend, product: Product): void {
  const { plan, a, b } = product
  const { tileRows, tileColumns, rowTiles, columnTiles, layers, steps, split } = plan
  const rowGroups = Math.ceil(rowTiles / MOST_ROW_TILES)
  issue(backend, {
    ...product,
    name: `${product.name} ${a.along} ${b.along}`,
    constants: {
      ...product.constants,
      TILE_ROWS: tileRows,
      TILE_COLUMNS: tileColumns,
      SPLIT: split ? 1 : 0,
    },
    uniforms: { layers, steps, ...product.uniforms },
    threads: (tileRows * tileColumns) / 16,
    groups: [columnTiles, Math.min(rowTiles, MOST_ROW_TILES), layers * rowGroups],
    source: () => `
var<private> layer : i32;
${product.functions()}
${readFour('A', a)}
${readFour('B', b)}
${tiled(plan, a, b)}`,
  })
}

/** readA(row, k) and readB(column, k): four values along k, or along the other index. */
function readFour(name: 'A' | 'B', { along, width }: Operand): string {
  const [outer, k] = along === 'outer' ? ['outer + i', 'k'] : ['outer', 'k + i']
  const at = name === 'A' ? `atA(${outer}, ${k})` : `atB(${k}, ${outer})`
  const body =
    width === 4
      ? `let i = 0; return ${at};`
      : `var four = vec4<f32>();
  for (var i = 0; i < 4; i++) { four[i] = ${at}; }
  return four;`
  return `fn read${name}(outer : i32, k : i32) -> vec4<f32> {
  ${body}
}`
}

/** Places in shared memory of one operand's tile, `length` long across k. */
function layout(along: Operand['along'], length: number) {
  const quarter = length / 4
  if (along === 'outer')
    return {
      size: TILE_K * quarter,
      // Of the item that a thread loads: its offsets and its place.
      outer: `item % ${quarter} * 4`,
      k: `item / ${quarter}`,
      place: 'item',
      /** Of the four vectors that a thread multiplies, at step k4 and for its own fourth. */
      four: (own: string, i: number) => `(k4 * 4 + ${i}) * ${quarter} + ${own}`,
    }
  // Every fourth row or column lies together, for those that load; the gaps put the 8 threads that
  // store, two of these by four along k, in 8 different banks of 16 bytes.
  const lane = quarter + 1
  const block = 4 * lane + 6
  const fours = TILE_K / 4
  return {
    size: fours * block,
    outer: `item / ${fours}`,
    k: `item % ${fours} * 4`,
    place: `item % ${fours} * ${block} + item / ${fours} % 4 * ${lane} + item / ${4 * fours}`,
    four: (own: string, i: number) => `k4 * ${block} + ${i * lane} + ${own}`,
  }
}

function tiled({ tileRows, tileColumns }: Plan, a: Operand, b: Operand): string {
  const threads = (tileRows * tileColumns) / 16
  const inA = layout(a.along, tileRows)
  const inB = layout(b.along, tileColumns)
  const load = (name: 'A' | 'B', length: number, at: typeof inA) => `
    for (var item = thread; item < ${(length * TILE_K) / 4}; item += ${threads}) {
      tile${name}[${at.place}] = read${name}(start${name} + ${at.outer}, k + ${at.k});
    }`
  // As columns of a matrix: a's are its four rows, over k; b's are at four k, over its columns.
  const four = (name: 'A' | 'B', at: typeof inA, own: string, asIs: boolean) => {
    const vectors = indices(4).map((i) => `tile${name}[${at.four(own, i)}]`)
    const matrix = `mat4x4<f32>(${vectors.join(', ')})`
    return asIs ? matrix : `transpose(${matrix})`
  }
  const sums = indices(4).map((i) =>
    indices(4).reduce((sum, k) => `fma(b[${k}], vec4<f32>(a[${i}][${k}]), ${sum})`, `sum${i}`),
  )
  return `
var<workgroup> tileA : array<vec4<f32>, ${inA.size}>;
var<workgroup> tileB : array<vec4<f32>, ${inB.size}>;

fn main() {
  let thread = i32(localIndex);
  let ownRow = thread / ${tileColumns / 4};
  let ownColumn = thread % ${tileColumns / 4};
  layer = i32(workgroupId.z) % uniforms.layers;
  let rowTile = i32(workgroupId.z) / uniforms.layers * ${MOST_ROW_TILES} + i32(workgroupId.y);
  let startA = rowTile * TILE_ROWS;
  let startB = i32(workgroupId.x) * TILE_COLUMNS;
  let first = SPLIT * layer * uniforms.steps * ${TILE_K};
  var sum0 = vec4<f32>();
  var sum1 = vec4<f32>();
  var sum2 = vec4<f32>();
  var sum3 = vec4<f32>();
  for (var step = 0; step < uniforms.steps; step++) {
    let k = first + step * ${TILE_K};
    ${load('A', tileRows, inA)}
    ${load('B', tileColumns, inB)}
    workgroupBarrier();
    for (var k4 = 0; k4 < ${TILE_K / 4}; k4++) {
      let a = ${four('A', inA, 'ownRow', a.along === 'k')};
      let b = ${four('B', inB, 'ownColumn', b.along === 'outer')};
      ${sums.map((sum, i) => `sum${i} = ${sum};`).join('\n      ')}
    }
    workgroupBarrier();
  }
  let row = startA + ownRow * 4;
  let column = startB + ownColumn * 4;
  let sums = array<vec4<f32>, 4>(sum0, sum1, sum2, sum3);
  for (var i = 0; i < 4; i++) { write(row + i, column, sums[i]); }
}`
}

const indices = (count: number) => Array.from({ length: count }, (_, i) => i)
