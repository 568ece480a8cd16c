/** Weights and slots read out of the backend, and put back. */
import { tensor, tidy, type Tensor, type Variable } from '@tensorflow/tfjs-core'
import { PlaygroundError } from '../../domain/errors'
import type { Snapshot, WeightValues } from '../../domain/snapshot'
import { lentValues } from '../kernels/wasm/lent'
import type { Network } from './encoders/network'
import type { Optimizer } from './optimizers/optimizer'

interface Model {
  readonly network: Network
  readonly optimizer: Optimizer
}

/**
 * All that later steps follow from. No step may be under way.
 * @param as `lent`: what lies in the backend’s own memory is given as it lies there, until the next step
 */
export async function takeSnapshot(
  { network, optimizer }: Model,
  step: number,
  as: 'copied' | 'lent' = 'copied',
): Promise<Snapshot> {
  const valuesOf = as === 'lent' ? lent : copied
  const [weights, slots] = await Promise.all([
    Promise.all(
      network.weights.map(async ({ name, variable }) => ({
        name,
        shape: variable.shape,
        values: await valuesOf(variable),
      })),
    ),
    Promise.all(optimizer.slots.map(valuesOf)),
  ])
  return { step, weights, slots }
}

/** Puts a snapshot's values in place of what a model began with. Throws `snapshot_misfit`. */
export function restoreSnapshot({ network, optimizer }: Model, snapshot: Snapshot): void {
  const why = misfit({ network, optimizer }, snapshot)
  if (why !== null) throw new PlaygroundError('snapshot_misfit', why)
  network.weights.forEach(({ variable }, i) =>
    assign(variable, (snapshot.weights[i] as WeightValues).values),
  )
  optimizer.slots.forEach((slot, i) => assign(slot, snapshot.slots[i] as Float32Array))
  optimizer.resumeAt(snapshot.step)
}

/** What of a snapshot does not belong to a model, in words; null where all does. */
function misfit({ network, optimizer }: Model, { weights, slots }: Snapshot): string | null {
  if (weights.length !== network.weights.length)
    return `It holds ${weights.length} weights; this network has ${network.weights.length}.`
  for (const [i, { name, variable }] of network.weights.entries()) {
    const kept = weights[i] as WeightValues
    if (kept.name !== name) return `It holds “${kept.name}” where this network has “${name}”.`
    if (kept.shape.join() !== variable.shape.join() || kept.values.length !== variable.size)
      return `“${name}” is of shape [${kept.shape.join(', ')}] there, and [${variable.shape.join(', ')}] here.`
  }
  if (
    slots.length !== optimizer.slots.length ||
    optimizer.slots.some(({ size }, i) => slots[i]?.length !== size)
  )
    return 'What it holds of the optimiser is of another one.'
  return null
}

/** A copy, also where a backend gives a view of its memory. */
const copied = async (from: Tensor) => ((await from.data()) as Float32Array).slice()

const lent = async (from: Tensor) => lentValues(from) ?? ((await from.data()) as Float32Array)

const assign = (to: Variable, values: Float32Array) =>
  tidy(() => to.assign(tensor(values, to.shape, 'float32')))
