/** A run is a function of its link, and holds no more the longer it goes on. */
import { expect, test } from 'vitest'
import { configOf, type RunConfig } from '../../src/domain/config'
import { readLink } from '../../src/domain/link'
import { createNodeClient, trainRun, type Event } from '../../src/engine/node'
import { losses, runOf } from './trained'

const LINK = 'batch=8&seed=7&steps=20'

test('the same link twice gives the same losses to the last digit', async () => {
  const [first, second] = [await trainRun(runOf(LINK)), await trainRun(runOf(LINK))]
  expect(losses(first)).toHaveLength(20)
  expect(losses(second)).toEqual(losses(first))
})

test('A and B with the same settings give the same losses, side by side', async () => {
  const { setup } = readLink(`${LINK}&compare=1`)
  const [a, b] = await Promise.all(
    (['A', 'B'] as const).map((run) => trainRun(configOf(setup, run))),
  )
  expect(losses(a!)).toHaveLength(20)
  expect(losses(b!)).toEqual(losses(a!))
})

/** The live tensors that are told with each batch of steps, by step. */
function tensorsOf(config: RunConfig): Promise<ReadonlyMap<number, number>> {
  const tensors = new Map<number, number>()
  return new Promise((resolve, reject) => {
    const hear = (event: Event) => {
      if (event.type === 'steps') tensors.set(event.records.at(-1)!.step, event.tensors)
      if (event.type === 'failed') reject(new Error(event.error.cause))
      if (event.type === 'finished') {
        client.terminate()
        resolve(tensors)
      }
    }
    const client = createNodeClient(hear)
    client.start(config, 'train', { kind: 'mnist01', url: 'https://example.org/mnist01.bin' })
  })
}

test('400 steps hold no more tensors than 100 did', async () => {
  const tiny = 'encoder=custom&layers=conv2d(4,3,2,same,relu)-flatten()-dense(8,linear)&batch=2'
  const all = await tensorsOf(runOf(`${tiny}&steps=400`))
  const [, early] = [...all].find(([step]) => step >= 100) ?? []
  expect(early).toBeGreaterThan(0)
  expect(all.get(400)).toBe(early)
})
