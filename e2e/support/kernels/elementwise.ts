/** Dropout, sums of squares and optimisers against their formulas in double precision. */
import { engine, tensor, util, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core'
import { slotNames } from '../../../src/domain/choices/optimizers/rule'
import type { RuleCase } from '../../../src/domain/choices/optimizers/testFormulas'
import { uniformAt } from '../../../src/engine/core/random'
import {
  OPTIMIZER_UPDATE,
  SEEDED_DROPOUT,
  SUMS_OF_SQUARES,
} from '../../../src/engine/kernels/fused'
import { randoms, runOn, type Case } from './check'

/** To the last bit: the masks are those that the CPU draws. */
export function dropoutCase(shape: number[], rate: number, key: number): Case {
  const x = randoms(util.sizeFromShape(shape), 1)
  const scale = Math.fround(1 / (1 - rate))
  const expected = Float64Array.from(x, (value, i) =>
    uniformAt(key, i) >= rate ? Math.fround(value * scale) : 0,
  )
  return {
    name: `dropout ${shape.join('×')} of ${rate}, key ${key}`,
    expected: [expected],
    tolerance: 0,
    run: () => runOn(SEEDED_DROPOUT, { x: [x, shape] }, { rate, key }),
  }
}

const onList = (kernel: string, inputs: Tensor[], attrs: object): Tensor | Tensor[] =>
  engine().runKernel(kernel, inputs as unknown as NamedTensorMap, { ...attrs })

/** @param spoilt places of NaN, as [tensor, index] */
export function squaresCase(
  shapes: readonly number[][],
  spoilt: readonly [number, number][],
): Case {
  const arrays = shapes.map((shape, i) => randoms(util.sizeFromShape(shape), i))
  for (const [which, index] of spoilt) arrays[which]![index] = NaN
  const squares = arrays.map((values) => values.reduce((sum, value) => sum + value * value, 0))
  const counts = arrays.map((values) => values.filter(Number.isNaN).length)
  return {
    name: `sums of squares of ${shapes.length} tensors, ${spoilt.length} NaN`,
    expected: [Float64Array.from([...squares, ...counts])],
    run: () => {
      const inputs = arrays.map((values, i) => tensor(values, shapes[i]))
      return [onList(SUMS_OF_SQUARES, inputs, {}) as Tensor]
    },
  }
}

export function optimizerCase(
  { name, rule, constants, formula }: RuleCase,
  shapes: readonly number[][],
): Case {
  const sizes = shapes.map((shape) => util.sizeFromShape(shape))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const [weights, gradients] = [0, 100].map((seed) =>
    sizes.map((size, i) => randoms(size, seed + i)),
  ) as [Float32Array[], Float32Array[]]
  const slots = slotNames(rule).map((_, i) => randoms(all, 200 + i).map(Math.abs))
  const scale = Math.fround(0.3)
  const newSlots = slots.map(() => new Float64Array(all))
  let flat = 0
  const newWeights = weights.map((values, which) =>
    Float64Array.from(values, (w, i) => {
      const before = slots.map((slot) => slot[flat]!)
      const [after = NaN, ...moved] = formula(w, gradients[which]![i]! * scale, before)
      moved.forEach((value, slot) => (newSlots[slot]![flat] = value))
      flat++
      return after
    }),
  )
  return {
    name: `${name} over ${shapes.length} weights`,
    expected: [...newWeights, ...newSlots],
    run: () => {
      const like = (values: Float32Array[]) => values.map((each, i) => tensor(each, shapes[i]))
      const inputs = [
        tensor(scale),
        ...like(weights),
        ...like(gradients),
        ...slots.map((slot) => tensor(slot)),
      ]
      return onList(OPTIMIZER_UPDATE, inputs, { rule, constants }) as Tensor[]
    },
  }
}
