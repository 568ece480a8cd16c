/** Settings of every kind that a script can be of, drawn for tests. */
import fc from 'fast-check'
import { DISTANCES, type DistanceId } from '../../domain/choices/distances'
import { ENCODERS, type EncoderId } from '../../domain/choices/encoders'
import { HEADS, type HeadId } from '../../domain/choices/heads'
import { LOSSES, type LossId } from '../../domain/choices/losses'
import { OPTIMIZERS, type OptimizerId } from '../../domain/choices/optimizers'
import { SOURCES, type SourceId } from '../../domain/choices/sources'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { parseLayers } from '../../domain/layersText'
import { SCHEDULES, type ScheduleId } from '../../domain/schedule'
import { FRAMEWORKS, scriptProblems } from './script'

const ids = <Id extends string>(choices: Readonly<Record<Id, unknown>>) =>
  fc.constantFrom(...(Object.keys(choices) as Id[]))
const zeroOr = (...values: number[]) => fc.constantFrom(0, ...values)
const bit = fc.constantFrom(0 as const, 1 as const)

const LAYERS = [
  'conv2d(4,5,3,same,tanh)-batch_normalization()-conv2d(5,2,1,same,relu)-flatten()',
  'conv2d(4,3,2,valid,sigmoid)-max_pooling2d(3,2)-dropout(0.25)-flatten()-batch_normalization()-dense(8,softmax)',
  'flatten()-dense(6,linear)',
  'conv2d(8,3,1,same,leaky_relu,slope=0.3,bias=0,l2=0.01)-batch_normalization(momentum=0.9)-conv2d(8,3,1,same,linear)-add(2)-activation(elu)-spatial_dropout2d(0.2)-average_pooling2d(3,2,padding=same)-depthwise_conv2d(3,2,same,relu6,multiplier=2)-layer_normalization()-separable_conv2d(6,3x2,1,same,gelu,init=random_uniform)-concatenate(8)-zero_padding2d(1,2)-global_average_pooling2d()-gaussian_noise(0.1)-layer_normalization()-dense(8,silu,constraint=max_norm,bias_init=ones)-unit_normalization()',
].map((text) => {
  const layers = parseLayers(text)
  if (typeof layers === 'string') throw new Error(layers)
  return layers
})

/** Of settings that go together. */
export const configs: fc.Arbitrary<RunConfig> = fc
  .record({
    data: ids<SourceId>(SOURCES),
    pairs: fc.constantFrom('balanced' as const, 'every' as const, 'listed' as const),
    split: fc.constantFrom('identity' as const, 'image' as const, 'folds' as const),
    fold: fc.constantFrom(0, 2),
    selfPairs: bit,
    hardNegatives: bit,
    trainPeople: zeroOr(12),
    trainPhotos: zeroOr(5),
    calibratePercent: zeroOr(50),
    size: fc.constantFrom(28, 64),
    channels: fc.constantFrom(1 as const, 3 as const),
    normalization: fc.constantFrom('scaled' as const, 'none' as const, 'standardized' as const),
    labels: fc.constantFrom('same' as const, 'different' as const),
    flip: bit,
    shift: zeroOr(8),
    zoom: zeroOr(15),
    rotate: zeroOr(10),
    brightness: zeroOr(20),
    contrast: zeroOr(30),
    erase: zeroOr(10),
    encoder: ids<EncoderId>(ENCODERS),
    createModel: fc.constantFrom('as_named' as const, 'as_posted' as const),
    layers: fc.constantFrom(...LAYERS),
    initializer: fc.constantFrom(
      'glorot_uniform',
      'glorot_normal',
      'he_normal',
      'he_uniform',
      'random_normal',
    ),
    frozen: fc.constantFrom(0, 2),
    distance: ids<DistanceId>(DISTANCES),
    epsilon: zeroOr(1e-7),
    epsilonForm: fc.constantFrom('max' as const, 'add' as const, 'safe' as const),
    head: ids<HeadId>(HEADS),
    headStart: fc.constantFrom('as_kernels' as const, 'one' as const),
    loss: ids<LossId>(LOSSES),
    convention: fc.constantFrom('same' as const, 'different' as const),
    margin: fc.constantFrom(0.5, 1),
    half: bit,
    tripletForm: fc.constantFrom('hinge' as const, 'soft' as const),
    mining: fc.constantFrom('all' as const, 'semi_hard' as const, 'hard' as const),
    metric: fc.constantFrom('verified' as const, 'keras_lt_half' as const),
    l2: zeroOr(0.01),
    l2Applied: bit,
    optimizer: ids<OptimizerId>(OPTIMIZERS),
    schedule: ids<ScheduleId>(SCHEDULES),
    warmup: zeroOr(20),
    weightDecay: zeroOr(1e-3),
    decayForm: fc.constantFrom('decoupled' as const, 'coupled' as const),
    amsgrad: bit,
    nesterov: bit,
    clipForm: fc.constantFrom('global' as const, 'norm' as const, 'value' as const),
    momentum: zeroOr(0.9),
    clip: zeroOr(1),
    steps: zeroOr(300, 307, 4000),
    epochs: zeroOr(3),
  })
  .map((drawn) => ({ ...DEFAULT_CONFIG, ...drawn }) as RunConfig)
  .filter((config) => FRAMEWORKS.every((each) => scriptProblems(config, each).length === 0))
