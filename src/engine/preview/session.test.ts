import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import { PlaygroundError } from '../../domain/errors'
import { TINY_DATASET } from '../core/testData'
import type { PreviewEvent } from '../protocol/preview'
import { createPreviewSession } from './session'

const command = (request: number, batch = 8) => ({
  request,
  config: { ...DEFAULT_CONFIG, batch },
  data: { kind: 'mnist01', url: '' } as const,
  most: 4,
})
const startArtist = () => Promise.reject(new Error('nothing is drawn'))

test('it answers with no more pairs than are asked for', async () => {
  const events: PreviewEvent[] = []
  const session = createPreviewSession({ load: async () => TINY_DATASET, startArtist }, (event) =>
    events.push(event),
  )
  await session.handle(command(1))
  expect(events).toMatchObject([{ request: 1, type: 'shown', pairs: { of: 8 } }])
  const [shown] = events
  expect(shown?.type === 'shown' && shown.pairs.same).toHaveLength(4)
})

test('of requests that wait it does the newest alone', async () => {
  const loaded: number[] = []
  const events: PreviewEvent[] = []
  const load = async (_: unknown, { batch }: { readonly batch: number }) => {
    loaded.push(batch)
    return TINY_DATASET
  }
  const session = createPreviewSession({ load, startArtist }, (event) => events.push(event))
  await Promise.all([1, 2, 3].map((request) => session.handle(command(request, 2 * request))))
  expect(loaded).toEqual([6])
  expect(events.map(({ request }) => request)).toEqual([3])
})

test('it says why where the images cannot be had, and goes on', async () => {
  const events: PreviewEvent[] = []
  let fails = true
  const load = async () => {
    if (fails) throw new PlaygroundError('data_unreachable', 'no way')
    return TINY_DATASET
  }
  const session = createPreviewSession({ load, startArtist }, (event) => events.push(event))
  await session.handle(command(1))
  fails = false
  await session.handle(command(2))
  expect(events).toMatchObject([
    { type: 'failed', error: { code: 'data_unreachable', cause: 'no way' } },
    { type: 'shown' },
  ])
})
