/** OptimizerUpdate by the module: one pass over weights, gradients and slots, in chunks. */
import { util, type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core'
import { OPTIMIZER_UPDATE, SLOTS, type OptimizerUpdateAttrs } from '../fused'
import { chunksOf } from './chunks'
import { fraction } from './fraction'
import type { Native } from './native'
import { UPDATE_WEIGHTS } from './tasks'

export function optimizerUpdateConfig(native: Native): KernelConfig {
  return {
    kernelName: OPTIMIZER_UPDATE,
    backendName: 'wasm',
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
  attrs: OptimizerUpdateAttrs,
): TensorInfo[] {
  const slotCount = SLOTS[attrs.rule]
  const count = (rest.length - slotCount) / 2
  const weights = rest.slice(0, count)
  const slots = rest.slice(-slotCount)
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
    RULES.indexOf(attrs.rule),
    native.address(scale!),
    slot!,
    newSlot!,
    slot2 ?? 0,
    newSlot2 ?? 0,
    ...constants(attrs).map(fraction),
  )
  return [...newWeights, ...newSlots]
}

const RULES: readonly OptimizerUpdateAttrs['rule'][] = ['rmsprop', 'adam', 'sgd']

/** The rate; ρ or μ; 1 − ρ or 1 − β₁; 1 − β₂; ε. */
function constants(attrs: OptimizerUpdateAttrs): number[] {
  switch (attrs.rule) {
    case 'rmsprop':
      return [attrs.rate, attrs.rho, 1 - attrs.rho, 0, attrs.epsilon]
    case 'adam':
      return [attrs.rate, 0, 1 - attrs.beta1, 1 - attrs.beta2, attrs.epsilon]
    case 'sgd':
      return [attrs.rate, attrs.momentum, 0, 0, 0]
    default:
      return attrs satisfies never
  }
}
