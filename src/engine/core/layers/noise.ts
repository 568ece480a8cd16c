/** Noise of training: what is drawn is a function of seed, step and layer. */
import { add, mul, tensor, type Tensor } from '@tensorflow/tfjs-core'
import type { GaussianNoiseSpec, DropoutSpec } from '../../../domain/layers'
import { normalAt, streamKey } from '../random'
import { dropoutMask } from './dropout'
import type { Layer, Place } from './layer'

/** Keras's SpatialDropout2D: whole channels of an image are dropped, the others scaled by 1 / (1 − rate). */
export const spatialDropout2d = ({ rate }: DropoutSpec, place: Place): Layer => ({
  name: place.name,
  weights: [],
  apply(x, { training, step }) {
    if (!training || rate === 0) return x
    const [images = 0, , , channels = 0] = x.shape
    const key = streamKey(place.seed, 'dropout', step, place.index)
    const mask: Tensor = tensor(dropoutMask(images * channels, rate, key), [images, 1, 1, channels])
    return mul(x, mask)
  },
})

/** Keras's GaussianNoise: what is added has mean 0 and the given deviation. */
export const gaussianNoise = ({ stddev }: GaussianNoiseSpec, place: Place): Layer => ({
  name: place.name,
  weights: [],
  apply(x, { training, step }) {
    if (!training || stddev === 0) return x
    const key = streamKey(place.seed, 'noise', step, place.index)
    const drawn = Float32Array.from({ length: x.size }, (_, i) => normalAt(key, i) * stddev)
    return add(x, tensor(drawn, x.shape))
  },
})
