import { expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { createNodeClient, type Event } from '../node'

const config: RunConfig = {
  ...DEFAULT_CONFIG,
  encoder: 'custom',
  layers: [{ kind: 'flatten' }, { kind: 'dense', units: 8, activation: 'linear' }],
  batch: 8,
  steps: 5,
}
const data = { kind: 'mnist01', url: 'https://example.org/data/mnist01.bin' } as const

function clientThatHears() {
  const events: Event[] = []
  let heard: () => void = () => undefined
  const client = createNodeClient((event) => {
    events.push(event)
    heard()
  })
  const until = async (type: Event['type']) => {
    while (!events.some((event) => event.type === type))
      await new Promise<void>((resolve) => (heard = resolve))
  }
  return { client, events, until, types: () => events.map((event) => event.type) }
}

it('tells what a page’s client tells, in its order, and never while it is asked', async () => {
  const { client, events, until, types } = clientThatHears()
  client.start(config, 'train', data)
  expect(events).toEqual([])
  await until('finished')
  const order = types().filter((type) => type !== 'progress')
  expect([...new Set(order)]).toEqual([
    'ready',
    'held_out',
    'training',
    'steps',
    'evaluation',
    'baselines',
    'finished',
  ])
  const steps = events.flatMap((e) => (e.type === 'steps' ? e.records.map(({ step }) => step) : []))
  expect(steps).toEqual([1, 2, 3, 4, 5])
  client.judge()
  await until('judgement')
  client.terminate()
})

it('pauses, goes on, takes another limit, and gives its tensors back', async () => {
  const { client, events, until, types } = clientThatHears()
  client.start(config, 'step', data)
  await until('paused')
  client.limit(3)
  client.train()
  await until('finished')
  expect(events.flatMap((e) => (e.type === 'evaluation' ? [e.report.step] : []))).toEqual([3])
  client.release()
  await until('released')
  expect(events.at(-1)).toMatchObject({ type: 'released', tensors: 0 })
  expect(types()).not.toContain('failed')
  client.terminate()
})

it('does and says no more once it is terminated', async () => {
  const { client, events } = clientThatHears()
  client.start(config, 'train', data)
  client.terminate()
  const other = clientThatHears()
  other.client.start(config, 'train', data)
  await other.until('finished')
  other.client.release()
  await other.until('released')
  expect(other.events.at(-1)).toMatchObject({ type: 'released', tensors: 0 })
  expect(events).toEqual([])
  other.client.terminate()
})
