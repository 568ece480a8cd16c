import { getBackend } from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { startEngine } from '../node'

it('starts once a process, and tells who wants another build', async () => {
  const started = startEngine({ build: 'plain' })
  expect(startEngine({ build: 'plain' })).toBe(started)
  await started
  expect(getBackend()).toBe('wasm')
  expect(() => startEngine()).toThrow('computes with the plain build already')
})
