/** SeededDropout by the module, which draws the mask as it goes. */
import { util, type KernelConfig } from '@tensorflow/tfjs-core'
import { SEEDED_DROPOUT, type DropoutAttrs } from '../fused'
import { fraction } from './fraction'
import type { Native } from './native'
import { SEED_DROPOUT } from './tasks'

/** Elements a turn. */
const EACH = 8192

export function seededDropoutConfig(native: Native): KernelConfig {
  return {
    kernelName: SEEDED_DROPOUT,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => {
      const x = inputs['x']!
      const { rate, key } = attrs as unknown as DropoutAttrs
      const y = native.output(x.shape)
      const size = util.sizeFromShape(x.shape)
      native.run(
        SEED_DROPOUT,
        Math.ceil(size / EACH),
        native.address(x),
        native.address(y),
        size,
        key,
        Math.ceil(rate * 2 ** 24),
        fraction(1 / (1 - rate)),
        EACH,
      )
      return y
    },
  }
}
