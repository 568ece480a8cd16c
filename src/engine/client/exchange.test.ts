import { expect, test } from 'vitest'
import type { WeightedVerifier } from '../../domain/verifier'
import type { ExchangeCommand, ExchangeEvent } from '../protocol/exchange'
import { createExchangeClient } from './exchange'
import { FakeWorker } from './testWorker'

const NOTHING = { verifier: {}, weights: [] } as unknown as WeightedVerifier

function client() {
  const workers: FakeWorker<ExchangeCommand, ExchangeEvent>[] = []
  const made = createExchangeClient(() => {
    const worker = new FakeWorker<ExchangeCommand, ExchangeEvent>()
    workers.push(worker)
    return worker
  })
  return { made, workers }
}

test('each file goes to who asked for it, whichever is written first', async () => {
  const { made, workers } = client()
  const [one, two] = [made.write('keras', NOTHING), made.write('onnx', NOTHING)]
  const [worker] = workers
  expect(worker!.sent.map((command) => command.type === 'write' && command.format)).toEqual([
    'keras',
    'onnx',
  ])
  worker!.says({ type: 'written', request: 2, file: new Blob(['two']) })
  worker!.says({ type: 'written', request: 1, file: new Blob(['one']) })
  expect(await (await one).text()).toBe('one')
  expect(await (await two).text()).toBe('two')
})

test('what fails is told to who asked, with what to do', async () => {
  const { made, workers } = client()
  const asked = made.write('keras', NOTHING)
  const error = { code: 'internal', title: 'It failed', cause: 'No reason.', fix: 'Try.' } as const
  workers[0]!.says({ type: 'failed', request: 1, error })
  await expect(asked).rejects.toThrow('It failed: No reason. Try.')
})

test('a Worker that dies refuses all that wait, and the next file has a new one', async () => {
  const { made, workers } = client()
  const asked = made.write('keras', NOTHING)
  workers[0]!.dies('out of memory')
  await expect(asked).rejects.toThrow(
    'What reads and writes files stopped: out of memory Try again: that starts a new one.',
  )
  expect(workers[0]!.terminated).toBe(true)
  void made.write('keras', NOTHING)
  expect(workers).toHaveLength(2)
})
