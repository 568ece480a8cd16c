import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { PlaygroundError } from '../../../domain/errors'
import { startEngine } from '../../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

const room = (values: number) =>
  tf
    .engine()
    .makeTensorFromTensorInfo((tf.backend() as BackendWasm).makeOutput([values], 'float32'))
const addressOf = ({ dataId }: tf.Tensor) => (tf.backend() as BackendWasm).getMemoryOffset(dataId)

test('a large block that was freed serves the next request of its size, and no smaller one', () => {
  const first = room(1_000_000)
  const address = addressOf(first)
  first.dispose()
  const small = room(10_000)
  const again = room(1_000_000)
  expect(addressOf(small)).not.toBe(address)
  expect(addressOf(again)).toBe(address)
  tf.dispose([small, again])
})

test('what was kept is given back where it is needed in another size', () => {
  tf.dispose([1, 2, 3].map(() => room(250_000_000)))
  const larger = [1, 2].map(() => room(400_000_000))
  expect(larger.every((tensor) => addressOf(tensor) !== 0)).toBe(true)
  tf.dispose(larger)
})

test('a full heap throws what was asked for, and goes on working once there is room', async () => {
  const hold: tf.Tensor[] = []
  const fill = () => {
    for (let i = 0; i < 9; i++) hold.push(room(250_000_000))
  }
  expect(fill).toThrow(PlaygroundError)
  expect(fill).toThrow('no room for 1,000 MB')
  tf.dispose(hold)
  expect(Array.from(await tf.add([1, 2], [3, 4]).data())).toEqual([4, 6])
})
