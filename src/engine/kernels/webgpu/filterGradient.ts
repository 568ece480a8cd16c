/**
 * The gradients of filter and bias in one product: patches of x, transposed, with a row of ones
 * below them [KH·KW·C + 1, N·OH·OW], by dz [N·OH·OW, F]. The last row of the result is Σ dz.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { Geometry } from '../geometry'
import { constantsOf, windowSource, slopeInputs, slopeSource, store, type Slopes } from './patches'
import { planSlices } from './plan'
import { issueProduct } from './product'
import { allocate, release, typeOf, widthOf, type Width } from './program'
import { issueSum } from './sumSlices'

/** @returns dFilter and dBias */
export function filterGradient(
  backend: WebGPUBackend,
  g: Geometry,
  x: TensorInfo,
  filter: TensorInfo,
  { y, dy }: Slopes,
  relu: boolean,
): TensorInfo[] {
  const { filters } = g
  const constants = constantsOf(g)
  const rows = constants.WINDOW + 1
  const inner = g.images * g.outHeight * g.outWidth
  const plan = planSlices(rows, filters, inner)
  const slices = allocate(backend, [plan.layers, rows, filters])
  const wide = widthOf(filters)
  const perPixel = widthOf(g.channels)
  issueProduct(backend, {
    name: 'filterGradient',
    constants: { ...constants, RELU: relu ? 1 : 0 },
    inputs: [{ name: 'images', tensor: x, width: perPixel }, ...slopeInputs(dy, y, relu, wide)],
    output: { tensor: slices, width: wide },
    uniforms: { inner },
    plan,
    a: { along: 'outer', width: perPixel },
    b: { along: 'outer', width: wide },
    functions: () => `
${windowSource(perPixel)}
${slopeSource(relu, wide)}
fn atA(row : i32, k : i32) -> ${typeOf(perPixel)} {
  var value = ${typeOf(perPixel)}();
  if (k < uniforms.inner) {
    if (row < WINDOW) { value = windowAt(k, row); }
    if (row == WINDOW) { value = ${one(perPixel)}; }
  }
  return value;
}
fn atB(k : i32, column : i32) -> ${typeOf(wide)} {
  var value = ${typeOf(wide)}();
  if ((k < uniforms.inner) & (column < FILTERS)) { value = slope(k * FILTERS + column); }
  return value;
}
fn write(row : i32, column : i32, value : vec4<f32>) {
  if ((row <= WINDOW) & (column < FILTERS)) {
    let at = (layer * (WINDOW + 1) + row) * FILTERS + column;
    ${store(wide, 'FILTERS - column')}
  }
}`,
  })
  const gradients = [
    { tensor: allocate(backend, filter.shape), offset: 0 },
    { tensor: allocate(backend, [filters]), offset: constants.WINDOW * filters },
  ]
  for (const { tensor, offset } of gradients) {
    const part = { tensor: slices, count: plan.layers, size: rows * filters, offset }
    issueSum(backend, part, tensor, filters, { bias: null, relu: false })
  }
  release(backend, slices)
  return gradients.map(({ tensor }) => tensor)
}

/** The row of ones; with others of the same four, it comes first. */
const one = (width: Width) => (width === 4 ? 'vec4<f32>(1.0, 0.0, 0.0, 0.0)' : '1.0')
