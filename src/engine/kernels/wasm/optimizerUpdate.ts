/**
 * OptimizerUpdate by the module: one pass over weights, gradients and slots, in chunks, for the rules
 * that have a compiled one.
 */
import { util, type TensorInfo } from '@tensorflow/tfjs-core'
import { slotNames } from '../../../domain/choices/optimizers/rule'
import { OPTIMIZER_UPDATE, type OptimizerUpdateAttrs, type OptimizerUpdateKernel } from '../fused'
import { chunksOf } from './chunks'
import { fraction } from './fraction'
import type { Native } from './native'
import { PASSES } from './passes'
import { UPDATE_WEIGHTS } from './tasks'

export function optimizerUpdateConfig(native: Native): OptimizerUpdateKernel {
  return {
    kernelName: OPTIMIZER_UPDATE,
    backendName: 'wasm',
    runs: (rule) => PASSES.has(rule),
    kernelFunc: ({ inputs, attrs }) =>
      update(
        native,
        Object.values(inputs) as TensorInfo[],
        attrs as unknown as OptimizerUpdateAttrs,
      ),
  }
}

function update(
  native: Native,
  [scale, ...rest]: readonly TensorInfo[],
  { rule, constants }: OptimizerUpdateAttrs,
): TensorInfo[] {
  const pass = PASSES.get(rule)
  if (pass === undefined) throw new Error('internal: the module has no pass for this rule')
  const count = (rest.length - slotNames(rule).length) / 2
  const weights = rest.slice(0, count)
  const slots = rest.slice(2 * count)
  const newWeights = weights.map(({ shape }) => native.output(shape))
  const newSlots = slots.map(({ shape }) => native.output(shape))
  const addresses = (tensors: readonly TensorInfo[]) => tensors.map((each) => native.address(each))
  const [from, gradients, to] = [weights, rest.slice(count, 2 * count), newWeights].map(
    addresses,
  ) as [number[], number[], number[]]
  const offsets: number[] = []
  let end = 0
  for (const { shape } of weights) {
    offsets.push(end)
    end += util.sizeFromShape(shape)
  }

  const chunks = chunksOf(weights)
  const [table] = native.scratch('update', 20 * chunks.length) as [number]
  native.integers.set(
    chunks.flatMap(({ index, start, count }) => [
      from[index]! + 4 * start,
      gradients[index]! + 4 * start,
      to[index]! + 4 * start,
      4 * (offsets[index]! + start),
      count,
    ]),
    table / 4,
  )
  const [slot, slot2] = addresses(slots)
  const [newSlot, newSlot2] = addresses(newSlots)
  native.run(
    UPDATE_WEIGHTS,
    chunks.length,
    table,
    pass.number,
    native.address(scale!),
    slot!,
    newSlot!,
    slot2 ?? 0,
    newSlot2 ?? 0,
    ...pass.takes.map((name) => fraction(name === null ? 0 : constants[name]!)),
  )
  return [...newWeights, ...newSlots]
}
