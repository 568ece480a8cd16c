/** Einstein's sums, `bd,bd->b`: what letters have in common is multiplied, what the result lacks summed. */
import { emptyArray, sizeOf, stridesOf, type NDArray } from './ndArray'
import { NumericError } from './numericError'
import { spend } from './work'

/** @throws NumericError for an ellipsis or letters that do not fit */
export function einsum(equation: string, arrays: readonly NDArray[]): NDArray {
  const [left = '', right] = equation.replaceAll(' ', '').split('->')
  const inputs = left.split(',')
  const letters = [...new Set(left.replaceAll(',', ''))]
  if (inputs.length !== arrays.length || letters.some((each) => !/[a-z]/i.test(each)))
    throw new NumericError(`the sum “${equation.slice(0, 40)}” is not computed here`)
  const output = [...(right ?? letters.filter((each) => left.split(each).length === 2).sort())]
  const lengths = new Map<string, number>()
  inputs.forEach((input, k) => {
    const { shape } = arrays[k]!
    if (shape.length !== input.length)
      throw new NumericError(`“${input}” names ${input.length} axes, not ${shape.length}`)
    ;[...input].forEach((letter, axis) => {
      const known = lengths.get(letter)
      if (known !== undefined && known !== shape[axis])
        throw new NumericError(`the axis ${letter} is ${known} and ${shape[axis]} long`)
      lengths.set(letter, shape[axis]!)
    })
  })
  const order = [...output, ...letters.filter((each) => !output.includes(each))]
  const shape = output.map((letter) => lengths.get(letter) ?? 1)
  const result = emptyArray(shape)
  const all = order.map((letter) => lengths.get(letter) ?? 1)
  const steps = stridesOf(all)
  const total = sizeOf(all)
  spend(total)
  const strides = inputs.map((input, k) => {
    const own = stridesOf(arrays[k]!.shape)
    return order.map((letter) =>
      [...input].reduce((sum, each, axis) => (each === letter ? sum + own[axis]! : sum), 0),
    )
  })
  const inner = total / Math.max(1, result.data.length)
  for (let i = 0; i < total; i++) {
    let product = 1
    arrays.forEach(({ data }, k) => {
      let at = 0
      for (let axis = 0; axis < all.length; axis++)
        at += (Math.floor(i / steps[axis]!) % all[axis]!) * strides[k]![axis]!
      product *= data[at]!
    })
    result.data[Math.floor(i / inner)]! += product
  }
  return result
}
