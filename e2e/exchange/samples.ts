/** Tiny verifiers, trained for a few steps: every kind of layer, distance and head between them. */
import { DEFAULT_CONFIG, type ConfigPatch, type RunConfig } from '../../src/domain/config'
import { layersOf } from '../../src/domain/encoders'
import type { LayerSpec, Padding } from '../../src/domain/layers'
import { parseLayers } from '../../src/domain/layersText'
import { largerMeans } from '../../src/domain/objective'
import type { NetworkWeights } from '../../src/domain/snapshot'
import type { WeightedVerifier } from '../../src/domain/verifier'
import { createNodeClient } from '../../src/engine/node'

const convolution = (
  filters: number,
  kernel: number,
  strides: number,
  padding: Padding,
  activation: 'relu' | 'tanh' | 'sigmoid' | 'linear' | 'softmax' = 'relu',
): LayerSpec => ({ kind: 'conv2d', filters, kernel, strides, padding, activation })
const pool = (size: number, strides = size): LayerSpec => ({
  kind: 'max_pooling2d',
  pool: size,
  strides,
})
const NORMALISED: LayerSpec = { kind: 'batch_normalization' }
const FLAT: LayerSpec = { kind: 'flatten' }
const dense = (
  units: number,
  activation: 'linear' | 'sigmoid' | 'softmax' = 'linear',
): LayerSpec => ({
  kind: 'dense',
  units,
  activation,
})
const dropout: LayerSpec = { kind: 'dropout', rate: 0.25 }

const layersIn = (text: string) => parseLayers(text) as readonly LayerSpec[]

/** By name; what is odd of each is how its convolutions are padded, and what follows them. */
const SAMPLES = {
  even: {
    layers: [convolution(4, 4, 2, 'same'), pool(2), FLAT, dense(6)],
    distance: 'euclidean',
  },
  odd: {
    layers: [convolution(3, 5, 3, 'same', 'tanh'), NORMALISED, convolution(5, 2, 1, 'same'), FLAT],
    distance: 'cosine',
    loss: 'cosine_embedding',
    normalization: 'standardized',
  },
  valid: {
    layers: [
      convolution(4, 3, 2, 'valid', 'sigmoid'),
      pool(3, 2),
      dropout,
      convolution(4, 2, 1, 'valid', 'softmax'),
      FLAT,
      NORMALISED,
      dense(8, 'sigmoid'),
      dropout,
      dense(5),
    ],
    distance: 'manhattan',
    normalization: 'scaled',
  },
  colour: {
    channels: 3,
    size: 31,
    layers: [convolution(6, 6, 4, 'same'), NORMALISED, pool(2, 1), FLAT, dense(4, 'softmax')],
    distance: 'squared',
  },
  learnt: {
    layers: [convolution(4, 3, 2, 'same'), FLAT, dense(6)],
    head: 'bn_dense_sigmoid',
    loss: 'bce',
    epsilonForm: 'add',
    epsilon: 0.01,
  },
  components: {
    layers: [convolution(4, 3, 2, 'same'), FLAT, dense(6)],
    head: 'absdiff_sigmoid',
    loss: 'bce',
  },
  scaled: { layers: [FLAT, dense(6)], head: 'dense_sigmoid', loss: 'bce', epsilonForm: 'safe' },
  shapes: {
    layers: layersIn(
      'zero_padding2d(1x0,2)-conv2d(4,3x2,2x1,same,leaky_relu,slope=0.1,bias=0)-conv2d(3,3,1,valid,gelu,dilation=2)-average_pooling2d(3,2,padding=same)-max_pooling2d(2x3,2,padding=same)-spatial_dropout2d(0.2)-gaussian_noise(0.1)-global_average_pooling2d()-dense(6,elu)-dense(5,silu)',
    ),
    distance: 'euclidean',
  },
  channelled: {
    layers: layersIn(
      'conv2d(3,3,2,same,relu6)-depthwise_conv2d(3,2,same,selu,multiplier=2)-layer_normalization()-separable_conv2d(4,3,1,same,softplus,multiplier=2)-activation(leaky_relu)-global_max_pooling2d()-layer_normalization(epsilon=0.01)-dense(5,linear)',
    ),
    distance: 'euclidean',
  },
  unit: {
    layers: layersIn(
      'conv2d(4,3,2,same,relu)-unit_normalization()-flatten()-dense(6,elu,alpha=0.5)-dense(6,linear)-unit_normalization()',
    ),
    distance: 'cosine',
    loss: 'cosine_embedding',
  },
  residual: {
    layers: layersIn(
      'conv2d(4,3,2,same,relu)-conv2d(4,3,1,same,linear,bias=0)-batch_normalization(momentum=0.5,epsilon=1e-05)-add(1)-activation(relu)-conv2d(6,3,2,same,linear)-from(5)-conv2d(6,1,2,valid,linear)-add(6)-activation(elu)-from(8)-concatenate(10)-flatten()-dense(6,linear)',
    ),
    distance: 'euclidean',
  },
  bounded: { layers: [FLAT, dense(3)], head: 'sigmoid', loss: 'bce', labels: 'different' },
} as const satisfies Record<string, ConfigPatch>

export type SampleName = keyof typeof SAMPLES
export const SAMPLE_NAMES = Object.keys(SAMPLES) as readonly SampleName[]

export interface Sample {
  readonly weighted: WeightedVerifier
  /** Bytes of PAIRS first images, then of as many second ones. */
  readonly pixels: Uint8Array
  /** What the run itself says of the pairs. */
  readonly distances: Float32Array
  readonly outputs: Float32Array
}

export const PAIRS = 100
const STEPS = 3

const known = new Map<SampleName, Promise<Sample>>()

/** Trained once. */
export function sampleOf(name: SampleName): Promise<Sample> {
  const before = known.get(name)
  if (before !== undefined) return before
  const config = { ...DEFAULT_CONFIG, encoder: 'custom', steps: STEPS, batch: 4, ...SAMPLES[name] }
  const sample = trained(config as RunConfig)
  known.set(name, sample)
  return sample
}

export const NOT_FINITE = 'The sample is not finite.'

/** @param side of the images that are compared; the network's own where absent */
export function trained(config: RunConfig, side = config.size): Promise<Sample> {
  const { channels } = config
  const pixels = bytes(2 * PAIRS * side * side * channels)
  const places = Int32Array.from({ length: PAIRS }, (_, i) => i)
  return new Promise((resolve, reject) => {
    let network: NetworkWeights | null = null
    const client = createNodeClient((event) => {
      if (event.type === 'failed') reject(new Error(event.error.cause))
      if (event.type === 'non_finite') reject(new Error(NOT_FINITE))
      if (event.type === 'finished') client.weights(1)
      if (event.type === 'weights') {
        network = event
        const given = { side, channels, count: 2 * PAIRS, pixels }
        client.compare(2, { given, a: places, b: places.map((place) => place + PAIRS) })
      }
      if (event.type === 'compared' && network !== null) {
        const { distances, outputs } = event
        resolve({ weighted: weightedOf(config, network), pixels, distances, outputs })
        client.terminate()
      }
    })
    client.start(config, 'train', { kind: 'mnist01', url: 'https://example.org' })
  })
}

function weightedOf(config: RunConfig, { snapshot, pixels }: NetworkWeights): WeightedVerifier {
  const { size, channels, distance, epsilon, epsilonForm, head } = config
  return {
    weights: snapshot.weights,
    verifier: {
      version: 1,
      input: { size, channels, ...pixels },
      layers: layersOf(config),
      distance: { id: distance, epsilon, epsilonForm },
      head,
      larger: largerMeans(config),
      threshold: { value: 0.5, chosen: 'a number for tests' },
      scores: [],
      judgedOn: '',
      data: [],
      licences: [],
      step: snapshot.step,
      link: 'https://example.org/#v=1',
    },
  }
}

/** The same each time; neither grey nor regular. */
function bytes(count: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}
