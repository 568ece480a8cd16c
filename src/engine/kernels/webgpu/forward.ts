/** y = activation(conv2d(x, filter) + bias): patches of x [N·OH·OW, KH·KW·C] by the filter. */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { BlockAttrs, ConvolutionBlockAttrs } from '../fused'
import { geometryOf } from '../geometry'
import { constantsOf, windowSource, store } from './patches'
import { planSlices } from './plan'
import { issueProduct } from './product'
import { allocate, release, typeOf, widthOf, type Input } from './program'
import { issueSum, reluSource } from './sumSlices'

/** @returns y, of the shape that x and the filter give */
export function forward(
  backend: WebGPUBackend,
  x: TensorInfo,
  filter: TensorInfo,
  bias: TensorInfo,
  attrs: ConvolutionBlockAttrs | BlockAttrs,
): TensorInfo {
  const g = geometryOf(x, filter, attrs)
  const { images, outHeight, outWidth, filters } = g
  const constants = constantsOf(g)
  const rows = images * outHeight * outWidth
  const plan = planSlices(rows, filters, constants.WINDOW)
  const y = allocate(
    backend,
    x.shape.length === 2 ? [images, filters] : [images, outHeight, outWidth, filters],
  )
  const whole = plan.layers === 1
  const output = whole ? y : allocate(backend, [plan.layers, rows, filters])
  const wide = widthOf(filters)
  const perPixel = widthOf(g.channels)
  const inputs: Input[] = [
    { name: 'images', tensor: x, width: perPixel },
    { name: 'weights', tensor: filter, width: wide },
  ]
  if (whole) inputs.push({ name: 'bias', tensor: bias, width: 1 })
  issueProduct(backend, {
    name: 'forward',
    constants: { ...constants, FINISHED: whole ? 1 : 0, RELU: attrs.relu ? 1 : 0 },
    inputs,
    output: { tensor: output, width: wide },
    uniforms: { rows },
    plan,
    a: { along: 'k', width: perPixel },
    b: { along: 'outer', width: wide },
    functions: () => `
${windowSource(perPixel)}
fn atA(row : i32, k : i32) -> ${typeOf(perPixel)} {
  var value = ${typeOf(perPixel)}();
  if ((row < uniforms.rows) & (k < WINDOW)) { value = windowAt(row, k); }
  return value;
}
fn atB(k : i32, column : i32) -> ${typeOf(wide)} {
  var value = ${typeOf(wide)}();
  if ((k < WINDOW) & (column < FILTERS)) { value = weights[(k * FILTERS + column) / ${wide}]; }
  return value;
}
fn write(row : i32, column : i32, sum : vec4<f32>) {
  if ((row < uniforms.rows) & (column < FILTERS)) {
    var value = sum;
    ${whole ? finish(attrs.relu) : ''}
    let at = (layer * uniforms.rows + row) * FILTERS + column;
    ${store(wide, 'FILTERS - column')}
  }
}`,
  })
  if (!whole) {
    const slices = { tensor: output, count: plan.layers, size: rows * filters, offset: 0 }
    issueSum(backend, slices, y, filters, { bias, relu: attrs.relu })
    release(backend, output)
  }
  return y
}

const finish = (relu: boolean) => `
  for (var i = 0; i < min(4, FILTERS - column); i++) { value[i] += bias[column + i]; }
  ${relu ? reluSource('value', 4) : ''}`
