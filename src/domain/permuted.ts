import type { WeightValues } from './snapshot'

type Values = Pick<WeightValues, 'shape' | 'values'>

/** With axis `order[i]` as the i-th. */
export function permuted({ shape, values }: Values, order: readonly number[]): Values {
  const to = order.map((axis) => shape[axis] as number)
  const strides = shape.map((_, axis) =>
    shape.slice(axis + 1).reduce((product, length) => product * length, 1),
  )
  const steps = order.map((axis) => strides[axis] as number)
  const out = new Float32Array(values.length)
  const place = to.map(() => 0)
  let from = 0
  for (let i = 0; i < out.length; i++) {
    out[i] = values[from] as number
    for (let axis = to.length - 1; axis >= 0; axis--) {
      from += steps[axis] as number
      if (++(place[axis] as number) < (to[axis] as number)) break
      from -= (to[axis] as number) * (steps[axis] as number)
      place[axis] = 0
    }
  }
  return { shape: to, values: out }
}
