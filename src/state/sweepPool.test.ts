import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import { setupStore } from './setup'
import { seeds, testSweep } from './testSweep'

beforeEach(() => setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] }))

const ready = (id: 'wasm' | 'webgpu') => ({
  type: 'ready' as const,
  backend: { id, label: '', detail: '', why: '' },
})

describe('the Workers of a sweep', () => {
  it('are two on a GPU, however many cores there are', () => {
    const { start, made, client } = testSweep(8)
    start(seeds(6))
    expect(made).toHaveLength(2)
    client(0).says(ready('webgpu'))
    expect(made).toHaveLength(2)
  })

  it('are as many as cores once it is known that there is no GPU', () => {
    const { start, made, client } = testSweep(4)
    start(seeds(6))
    client(0).says(ready('wasm'))
    expect(made).toHaveLength(4)
    client(1).says(ready('wasm'))
    expect(made).toHaveLength(4)
    expect(made.flatMap(({ started }) => started.map(({ seed }) => seed))).toEqual([1, 2, 3, 4])
  })

  it('share the cores among themselves', () => {
    const { start, client } = testSweep(8)
    start(seeds(3))
    expect(client(0).threads).toBe(2)
    start(seeds(20))
    expect(client(2).threads).toBe(1)
  })

  it('are fewer where a run needs much memory', () => {
    const { start, made, client } = testSweep(8)
    start({
      ...seeds(8),
      common: { encoder: 'net_definition', size: 224, channels: 3, batch: 128 },
    })
    client(0).says(ready('wasm'))
    expect(made.length).toBeLessThan(8)
  })
})
