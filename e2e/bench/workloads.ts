/** What is measured: the seeds' three encoders at their first sizes and at the seed's own size. */
import { DEFAULT_CONFIG, type RunConfig } from '../../src/domain/config'
import { layersOf } from '../../src/domain/encoders'
import { ENCODERS, type EncoderId } from '../../src/domain/choices/encoders'
import { bothSides, type LayerSpec, type Shape } from '../../src/domain/layers'
import { writeLink } from '../../src/domain/link'
import { summarise } from '../../src/domain/shapes'

export interface Workload {
  /** `encoder/28`: the encoder and the input's side. */
  readonly id: string
  /** “Encoder 28×28×1, 32 pairs”. */
  readonly title: string
  readonly config: RunConfig
  readonly layers: readonly LayerSpec[]
  /** Multiplications and additions of a step, forward and backward, both twins. */
  readonly flops: number
}

function workload(encoder: EncoderId, values: Partial<RunConfig>): Workload {
  const config: RunConfig = { ...DEFAULT_CONFIG, encoder, steps: 0, ...values }
  const { size, channels, batch } = config
  const layers = layersOf(config)
  return {
    id: `${encoder}/${size}`,
    title: `${ENCODERS[encoder].name} ${size}×${size}×${channels}, ${batch} pairs`,
    config,
    layers,
    flops: 2 * batch * 3 * forwardFlops(layers, [size, size, channels]),
  }
}

/** Of one image. Layers without a matrix in them are left out: they cost next to nothing. */
export function forwardFlops(layers: readonly LayerSpec[], input: Shape): number {
  let shape = input
  let flops = 0
  for (const { spec, output } of summarise(layers, input).layers) {
    const depth = shape.at(-1) ?? 0
    const outputs = (output ?? []).reduce((product, length) => product * length, 1)
    if (spec.kind === 'conv2d') {
      const [height, width] = bothSides(spec.kernel)
      flops += 2 * outputs * height * width * depth
    }
    if (spec.kind === 'dense') flops += 2 * outputs * depth
    shape = output ?? []
  }
  return flops
}

const RMSPROP = { optimizer: 'rmsprop', learningRate: 0.001 } as const
/** A tenth of the seed's rate: at that one this network dies, and dead networks say nothing. */
const SLOW_RMSPROP = { optimizer: 'rmsprop', learningRate: 0.0001 } as const
const SEED = { size: 224, channels: 3, batch: 8 } as const

export const WORKLOADS: readonly Workload[] = [
  workload('encoder', { size: 28, batch: 32 }),
  workload('test_model', { size: 64, batch: 16, ...RMSPROP }),
  workload('net_definition', { size: 64, batch: 16, ...SLOW_RMSPROP }),
  workload('encoder', SEED),
  workload('test_model', { ...SEED, ...RMSPROP }),
  workload('net_definition', { ...SEED, ...SLOW_RMSPROP }),
]

/** Those small enough to profile and to learn on. */
export const FIRST_SIZES = WORKLOADS.filter(({ config }) => config.size !== SEED.size)

/** The link that trains a workload. */
export function linkOf(config: RunConfig, autostart: boolean): string {
  return writeLink({ caseId: null, a: config, b: {}, compare: false }, autostart)
}
