import { describe, expect, test } from 'vitest'
import keras from '../../../e2e/code/operations.keras.json'
import torch from '../../../e2e/code/operations.torch.json'
import { memberOf } from './members'
import { asArray, isArray, isList, ndArray, scalar, type Operation, type Value } from './ndArray'
import { constantOf, operationOf } from './operations'
import { binary } from './operators'

type Row = readonly [string, readonly Value[], Record<string, Value>, Value]

/** Lists of arrays where a call takes a list, nested plain lists as one array. */
const asLists = (value: Value): Value =>
  isArray(value) && value.shape.length > 0
    ? Array.from({ length: value.shape[0]! }, (_, i) => {
        const size = value.data.length / value.shape[0]!
        const data = value.data.subarray(i * size, (i + 1) * size)
        return asLists(ndArray(data, value.shape.slice(1)))
      })
    : isArray(value)
      ? value.data[0]!
      : isList(value)
        ? value.map(asLists)
        : value

function resultOf([name, args, named]: Row): Value {
  if (name.startsWith('.')) {
    const [self, ...rest] = args
    return (memberOf(asArray(self), name.slice(1)) as Operation)(rest, named)
  }
  const called = operationOf(name.replace('()', ''))
  if (called === null) throw new Error(`${name} is unknown`)
  if (!name.endsWith('()')) return called(args, named)
  const [made, settings, given] = args as unknown as [Value[], Record<string, Value>, Value[]]
  return (called(made, settings) as Operation)(given)
}

function expectClose(found: Value, expected: Value): void {
  if (isList(expected)) {
    expect(isList(found) && found.length, JSON.stringify(found)).toBe(expected.length)
    expected.forEach((each, i) => expectClose((found as Value[])[i]!, each))
  } else expect(Number(found)).toBeCloseTo(Number(expected), 5)
}

describe.each([
  ['TensorFlow, Keras and NumPy', keras],
  ['PyTorch', torch],
] as const)('%s', (_, rows) => {
  test.each(rows as unknown as Row[])('%s of %j, %j', (...row) => {
    expectClose(asLists(resultOf(row)), row[3])
  })
})

test('one operation has many names', () => {
  const sum = operationOf('tensorflow.math.reduce_sum')
  for (const name of ['tf.reduce_sum', 'tensorflow.compat.v1.reduce_sum'])
    expect(operationOf(name)).toBe(sum)
  const names = [
    'keras.backend.sum',
    'tensorflow.keras.backend.sum',
    'K.sum',
    'keras.ops.sum',
    'torch.sum',
    'numpy.sum',
  ]
  for (const name of names) expect(operationOf(name), name).not.toBeNull()
  expect(operationOf('tf.image.resize')).toBeNull()
  expect(operationOf('os.path.join')).toBeNull()
})

test('a function is handed rows one by one, so that what it closes over is met by each', () => {
  const target = ndArray([1, 0, 1])
  const f: Operation = ([row]) => binary('*', target, row!)
  const products = operationOf('tf.map_fn')!([f, ndArray([1, 2, 3])])
  expect(asLists(products)).toEqual([
    [1, 0, 1],
    [2, 0, 2],
    [3, 0, 3],
  ])
})

test('names of types, of π and of a new axis are values', () => {
  expect(constantOf('tf.float32')).toBe('float32')
  expect(constantOf('numpy.newaxis')).toBeNull()
  expect(constantOf('math.pi')).toBe(Math.PI)
  expect(constantOf('tf.keras')).toBeUndefined()
})

test('Python’s own mathematics gives numbers', () => {
  expect(operationOf('math.sqrt')!([2])).toBe(Math.SQRT2)
})

test.each<[string, readonly Value[], Record<string, Value>, string]>([
  ['tf.reduce_sum', [], {}, 'reduce_sum lacks its argument x'],
  ['tf.reduce_sum', [scalar(1)], { along: 1 }, 'reduce_sum has no argument along'],
  ['tf.reduce_sum', ['text'], {}, 'the text “text” is no array of numbers'],
  [
    'tf.matmul',
    [ndArray([1, 2], [1, 2]), ndArray([1, 2], [1, 2])],
    {},
    '(1, 2) @ (1, 2) has no product',
  ],
  ['tf.zeros', [[1e5, 1e5]], {}, 'an array of 10,000,000,000 numbers is too large here'],
  ['np.arange', [Infinity], {}, 'an array of ∞ numbers is too large here'],
  ['nn.BCELoss', [1, 2, 3, 'none', 5], {}, 'BCELoss takes 4 arguments, not 5'],
])('%s of %j, %j says what is wrong', (name, args, named, message) => {
  expect(() => operationOf(name)!(args, named)).toThrow(message)
})
