/**
 * The input gradient: dx[h,w,c] = Σ dz[i,j,o] · w[a,b,c,o] where i·s + a = h + top and
 * j·s + b = w + left.
 *
 * With h + top = s·q + phase, only taps a = s·t + phase meet row h, at output row i = q − t. So
 * every phase of rows and columns is a product of its own, of dz around its pixels and of its taps;
 * all of them are layers of one dispatch.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { Geometry } from '../geometry'
import { constantsOf, slopeInputs, slopeSource, store, type Slopes } from './patches'
import { planLayers } from './plan'
import { issueProduct } from './product'
import { allocate, typeOf, widthOf } from './program'

/** One spatial axis: taps of a phase, the first q, and how many there are. */
function axis(length: number, kernel: number, stride: number, before: number) {
  const first = Math.floor(before / stride)
  const last = Math.floor((before + length - 1) / stride)
  return { taps: Math.ceil(kernel / stride), first, count: last - first + 1 }
}

/** @returns dx, of x's shape */
export function inputGradient(
  backend: WebGPUBackend,
  g: Geometry,
  x: TensorInfo,
  filter: TensorInfo,
  { y, dy }: Slopes,
  relu: boolean,
): TensorInfo {
  const { stride, filters, channels } = g
  const down = axis(g.height, g.kernelHeight, stride, g.top)
  const across = axis(g.width, g.kernelWidth, stride, g.left)
  const inner = down.taps * across.taps * filters
  const rows = g.images * down.count * across.count
  const wide = widthOf(filters)
  const perPixel = widthOf(channels)
  const type = typeOf(wide)
  const dx = allocate(backend, x.shape)
  issueProduct(backend, {
    name: 'inputGradient',
    constants: {
      ...constantsOf(g),
      RELU: relu ? 1 : 0,
      INNER: inner,
      TAPS_ACROSS: across.taps,
      FIRST_DOWN: down.first,
      FIRST_ACROSS: across.first,
      DOWN: down.count,
      ACROSS: across.count,
    },
    inputs: [{ name: 'weights', tensor: filter, width: wide }, ...slopeInputs(dy, y, relu, wide)],
    output: { tensor: dx, width: perPixel },
    uniforms: { rows },
    plan: planLayers(rows, channels, inner, stride * stride),
    a: { along: 'k', width: wide },
    b: { along: 'k', width: wide },
    functions: () => `
${slopeSource(relu, wide)}
// The q of a row of the product, down and across.
fn place(row : i32) -> vec2<i32> {
  return vec2<i32>(row / ACROSS % DOWN + FIRST_DOWN, row % ACROSS + FIRST_ACROSS);
}
fn phase() -> vec2<i32> { return vec2<i32>(layer / STRIDE, layer % STRIDE); }
fn isIn(at : vec2<i32>, height : i32, width : i32) -> bool {
  return all(at >= vec2<i32>()) & all(at < vec2<i32>(height, width));
}

fn atA(row : i32, k : i32) -> ${type} {
  let tap = k / FILTERS;
  let at = place(row) - vec2<i32>(tap / TAPS_ACROSS, tap % TAPS_ACROSS);
  var value = ${type}();
  if ((row < uniforms.rows) & (k < INNER) & isIn(at, OUT_HEIGHT, OUT_WIDTH)) {
    let image = row / (DOWN * ACROSS);
    value = slope(((image * OUT_HEIGHT + at.x) * OUT_WIDTH + at.y) * FILTERS + k % FILTERS);
  }
  return value;
}
fn atB(k : i32, column : i32) -> ${type} {
  let tap = k / FILTERS;
  let at = vec2<i32>(tap / TAPS_ACROSS, tap % TAPS_ACROSS) * STRIDE + phase();
  var value = ${type}();
  if ((k < INNER) & (column < CHANNELS) & isIn(at, KERNEL_HEIGHT, KERNEL_WIDTH)) {
    let weight = ((at.x * KERNEL_WIDTH + at.y) * CHANNELS + column) * FILTERS + k % FILTERS;
    value = weights[weight / ${wide}];
  }
  return value;
}
fn write(row : i32, column : i32, value : vec4<f32>) {
  let pixel = place(row) * STRIDE + phase() - vec2<i32>(TOP, LEFT);
  if ((row < uniforms.rows) & (column < CHANNELS) & isIn(pixel, HEIGHT, WIDTH)) {
    let image = row / (DOWN * ACROSS);
    let at = ((image * HEIGHT + pixel.x) * WIDTH + pixel.y) * CHANNELS + column;
    ${store(perPixel, 'CHANNELS - column')}
  }
}`,
  })
  return dx
}
