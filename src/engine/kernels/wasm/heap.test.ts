import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { PlaygroundError } from '../../../domain/errors'
import { startNode } from './nodeBackend'

beforeAll(startNode)

test('a full heap throws what was asked for, and goes on working once there is room', async () => {
  const hold: tf.Tensor[] = []
  const backend = tf.backend() as BackendWasm
  const fill = () => {
    for (let i = 0; i < 9; i++) {
      const room = backend.makeOutput([250_000_000], 'float32')
      hold.push(tf.engine().makeTensorFromTensorInfo(room))
    }
  }
  expect(fill).toThrow(PlaygroundError)
  expect(fill).toThrow('no room for 1,000 MB')
  tf.dispose(hold)
  expect(Array.from(await tf.add([1, 2], [3, 4]).data())).toEqual([4, 6])
})
