/**
 * The gradient of max-pooling, in one pass over the input: each of its values gathers the slopes of
 * the windows whose largest value it is, the first of them in row-major order where several are.
 * The pooled output says which value that is, so a window is looked through only where a value
 * equals it, for another one before. A window of NaN alone gives its slope to nobody.
 */
import {
  backend_util,
  MaxPoolGrad,
  type KernelConfig,
  type MaxPoolGradAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { allocate, eachItem, issueFlat, typeOf, widthOf } from './program'

type Shape4D = [number, number, number, number]

/** Gradient [N, H, W, C] from dy [N, OH, OW, C], x [N, H, W, C] and the pooled y. */
function poolGradient(
  backend: WebGPUBackend,
  dy: TensorInfo,
  x: TensorInfo,
  y: TensorInfo,
  { filterSize, strides, pad, dimRoundingMode }: MaxPoolGradAttrs,
): TensorInfo {
  const shape = x.shape as Shape4D
  const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode)
  const width = widthOf(info.inChannels)
  const type = typeOf(width)
  const all = (condition: string) => (width === 4 ? `all(${condition})` : condition)
  const dx = allocate(backend, shape)
  issueFlat(backend, {
    name: 'maxPoolGradient',
    constants: {
      HEIGHT: info.inHeight,
      WIDTH: info.inWidth,
      OUT_HEIGHT: info.outHeight,
      OUT_WIDTH: info.outWidth,
      WINDOW_HEIGHT: info.filterHeight,
      WINDOW_WIDTH: info.filterWidth,
      STRIDE_DOWN: info.strideHeight,
      STRIDE_ACROSS: info.strideWidth,
      TOP: info.padInfo.top,
      LEFT: info.padInfo.left,
      /** Channels, as many at a time as a thread has. */
      CHANNELS: info.inChannels / width,
    },
    inputs: [
      { name: 'slopes', tensor: dy, width },
      { name: 'values', tensor: x, width },
      { name: 'largest', tensor: y, width },
    ],
    output: { tensor: dx, width },
    source: () => `
// 1 where no value of the window before place (row, column) is as large, else 0.
fn isFirst(corner : vec2<i32>, place : vec2<i32>, image : i32, channel : i32, most : ${type}) -> ${type} {
  var first = ${type}(1.0);
  for (var row = max(corner.x, 0); row <= place.x; row++) {
    let end = select(min(corner.y + WINDOW_WIDTH, WIDTH), place.y, row == place.x);
    for (var column = max(corner.y, 0); column < end; column++) {
      let value = values[((image * HEIGHT + row) * WIDTH + column) * CHANNELS + channel];
      first = select(first, ${type}(0.0), value == most);
    }
  }
  return first;
}
${eachItem(`
    let channel = index % CHANNELS;
    let pixel = index / CHANNELS;
    let image = pixel / (HEIGHT * WIDTH);
    let place = vec2<i32>(pixel / WIDTH % HEIGHT, pixel % WIDTH);
    let value = values[index];
    var sum = ${type}();
    // The windows from the first to the last that hold this place.
    let down = place.x + TOP;
    let across = place.y + LEFT;
    for (var i = max(0, (down - WINDOW_HEIGHT) / STRIDE_DOWN); i <= min(down / STRIDE_DOWN, OUT_HEIGHT - 1); i++) {
      let top = i * STRIDE_DOWN - TOP;
      if (place.x >= top + WINDOW_HEIGHT) { continue; }
      for (var j = max(0, (across - WINDOW_WIDTH) / STRIDE_ACROSS); j <= min(across / STRIDE_ACROSS, OUT_WIDTH - 1); j++) {
        let left = j * STRIDE_ACROSS - LEFT;
        if (place.y >= left + WINDOW_WIDTH) { continue; }
        let window = ((image * OUT_HEIGHT + i) * OUT_WIDTH + j) * CHANNELS + channel;
        let most = largest[window];
        if (${all(`value != most`)}) { continue; }
        let first = isFirst(vec2<i32>(top, left), place, image, channel, most);
        sum += select(${type}(0.0), slopes[window], (value == most) & (first > ${type}(0.0)));
      }
    }
    result[index] = sum;`)}`,
  })
  return dx
}

export const maxPoolGradConfig: KernelConfig = {
  kernelName: MaxPoolGrad,
  backendName: 'webgpu',
  kernelFunc: ({ inputs, backend, attrs }) =>
    poolGradient(
      backend as WebGPUBackend,
      inputs['dy']!,
      inputs['input']!,
      inputs['output']!,
      attrs as unknown as MaxPoolGradAttrs,
    ),
}
