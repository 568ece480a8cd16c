import { describe, expect, test } from 'vitest'
import { at, putAt, type Index } from './indexing'
import { memberOf } from './members'
import { ndArray, type NDArray, type Operation, type Value } from './ndArray'
import { binary, truthy, unary } from './operators'
import { operationOf } from './operations'
import { watched } from './work'

const row = ndArray([1, 2, 3])
const column = ndArray([10, 20], [2, 1])
const whole = ndArray([1, 2], [2], 'int')
const mask = ndArray([1, 0, 1], [3], 'bool')
const numbersOf = (value: Value) => [...(value as NDArray).data]
const shapeOf = (value: Value) => (value as NDArray).shape

describe('operators', () => {
  test('spread arrays over one another', () => {
    const sum = binary('+', column, row)
    expect(shapeOf(sum)).toEqual([2, 3])
    expect(numbersOf(sum)).toEqual([11, 12, 13, 21, 22, 23])
    expect(() => binary('+', row, whole)).toThrow('shapes (3,) and (2,) do not go together')
  })

  test('leave plain numbers plain, as Python has them', () => {
    expect(binary('//', -7, 2)).toBe(-4)
    expect(binary('%', -7, 3)).toBe(2)
    expect(binary('<', 1, 2)).toBe(true)
    expect(binary('&', true, false)).toBe(false)
    expect(unary('-', 3)).toBe(-3)
    expect(() => binary('/', 1, 0)).toThrow('division by zero')
    expect(() => binary('*', 'a', 3)).toThrow('the text “a” * the number 3 is not computed here')
  })

  test('know truth values from numbers', () => {
    expect(numbersOf(unary('~', mask))).toEqual([0, 1, 0])
    expect(numbersOf(unary('~', whole))).toEqual([-2, -3])
    expect((binary('==', row, 2) as NDArray).dtype).toBe('bool')
    expect((binary('+', mask, mask) as NDArray).dtype).toBe('int')
    expect((binary('/', whole, 2) as NDArray).dtype).toBe('float')
  })

  test('an array of several values is neither true nor false', () => {
    expect(truthy(ndArray([0]))).toBe(false)
    expect(truthy([])).toBe(false)
    expect(() => truthy(row)).toThrow('neither true nor false')
  })
})

describe('places', () => {
  const matrix = ndArray([0, 1, 2, 10, 11, 12], [2, 3])
  const all = { slice: [null, null, null] } as const
  test.each<[string, readonly Index[], readonly number[], readonly number[]]>([
    ['x[1]', [1], [3], [10, 11, 12]],
    ['x[:, 0]', [all, 0], [2], [0, 10]],
    ['x[:, -1:]', [all, { slice: [-1, null, null] }], [2, 1], [2, 12]],
    ['x[..., None]', ['...', null], [2, 3, 1], [0, 1, 2, 10, 11, 12]],
    ['x[None, :, ::2]', [null, all, { slice: [null, null, 2] }], [1, 2, 2], [0, 2, 10, 12]],
    ['x[::-1]', [{ slice: [null, null, -1] }], [2, 3], [10, 11, 12, 0, 1, 2]],
    ['x[[True, False]]', [[true, false]], [1, 3], [0, 1, 2]],
    ['x[:, [2, 0]]', [all, [2, 0]], [2, 2], [2, 0, 12, 10]],
    ['x[x > 10]', [binary('>', matrix, 10) as NDArray], [2], [11, 12]],
    ['x[5:]', [{ slice: [5, null, null] }], [0, 3], []],
  ])('%s', (_, indices, shape, data) => {
    const found = at(matrix, indices)
    expect(found.shape).toEqual(shape)
    expect([...found.data]).toEqual(data)
  })

  test('can be set, in the array itself', () => {
    const a = ndArray([1, 2, 3, 4], [2, 2])
    putAt(a, [binary('<', a, 3) as NDArray], ndArray([0], []))
    putAt(a, [1, all], ndArray([7, 8]))
    expect([...a.data]).toEqual([0, 0, 7, 8])
    expect(() => putAt(a, [0], ndArray([1, 2, 3]))).toThrow('do not go together')
    ;(memberOf(a, 'add_') as Operation)([1])
    expect([...a.data]).toEqual([1, 1, 8, 9])
  })

  test('that are not there are said', () => {
    expect(() => at(matrix, [2])).toThrow('there is no place 2 among 2')
    expect(() => at(matrix, [0, 0, 0])).toThrow('an array of 2 axes has no place of 3 indices')
  })
})

test('an array has attributes and methods', () => {
  expect(memberOf(column, 'shape')).toEqual([2, 1])
  expect(memberOf(mask, 'dtype')).toBe('bool')
  expect(shapeOf(memberOf(column, 'T')!)).toEqual([1, 2])
  expect(memberOf(row, 'no_such_thing')).toBeUndefined()
})

describe('what is computed is watched', () => {
  const sqrt = operationOf('tf.sqrt')!
  test('a root of 0 is noticed, and one that is held away from it is not', () => {
    const zeros = ndArray([0, 1])
    const roots = (run: () => unknown) => watched(run).rootsOfZero
    expect(roots(() => sqrt([zeros]))).toBe(1)
    expect(roots(() => binary('**', zeros, 0.5))).toBe(1)
    expect(roots(() => sqrt([binary('+', zeros, 1e-7)]))).toBe(0)
    expect(roots(() => operationOf('tf.norm')!([ndArray([0, 0], [1, 2])], { axis: 1 }))).toBe(1)
    // PyTorch takes the slope of a norm at 0 to be 0.
    expect(roots(() => operationOf('torch.norm')!([ndArray([0, 0], [1, 2])], { dim: 1 }))).toBe(0)
  })

  test('too much of it ends', () => {
    const large = ndArray(new Float64Array(1000))
    const forever = () => {
      for (;;) binary('+', large, 1)
    }
    expect(() => watched(forever, 1e5)).toThrow('it computes more than is tried here')
  })
})
