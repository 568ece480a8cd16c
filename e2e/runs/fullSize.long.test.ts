/** What takes minutes, at full size: `npm run evidence`. */
import { expect, test } from 'vitest'
import { rank } from '../../src/domain/verification/ranking'
import { createNodeClient, startArtist, trainRun, type Event } from '../../src/engine/node'
import type { Judgement } from '../../src/domain/reports'
import { answer, losses, mean, runOf, trained, verdictsOf } from './trained'

test('the convention table has the verdicts that follow from the conventions', async () => {
  const agree = ['learns', 'misread', 'misread']
  const disagree = ['stuck', 'stuck', 'stuck']
  const verdicts = await verdictsOf('conventions', '')
  expect(verdicts).toEqual([...agree, ...disagree, ...disagree, ...agree])
})

test('of all losses side by side each learns but the posted one', async () => {
  const verdicts = await verdictsOf('losses', 'case=which_loss')
  expect(verdicts).toEqual([...Array<string>(8).fill('learns'), 'stuck'])
})

test('the posted loss stays at 0.25 over two epochs', async () => {
  const keys = 'case=stuck_quarter&epochs=2'
  expect((await answer(keys)).right).toBe('Come down to 0.25, and stay there')
  const a = await trained(keys, 'A')
  const epochs = a.log.column('epoch')
  const means = [1, 2].map((epoch) =>
    mean(losses(a).filter((_, i) => Math.ceil((epochs[i] ?? NaN) - 1e-9) === epoch)),
  )
  expect(Math.min(...means)).toBeGreaterThanOrEqual(0.245)
  expect(means[1]).toBeGreaterThan(0.249)
  expect(means[1]).toBeLessThan(0.275)
  expect(a.evaluation?.accuracy).toBeLessThan(0.55)
})

test('nan: at the case’s own batch TestModel goes on where Net_Definition turns to NaN', async () => {
  const keys = 'case=nan&steps=50'
  expect((await answer(keys)).right).toBe('Turn to NaN')
  const a = await trained(keys, 'A')
  expect([a.finished, losses(a).every(Number.isFinite)]).toEqual([true, true])
})

test('finite_dead: with ε the run is finite, and its gradient 0', async () => {
  const { right } = await answer('case=finite_dead&steps=30')
  expect(right).toBe('It stays finite, and stops learning')
  const [a, b] = [
    await trained('case=finite_dead&steps=30', 'A'),
    await trained('case=finite_dead&steps=30', 'B'),
  ]
  expect([...a.log.column('gradNorm').slice(-10)]).toEqual(new Array(10).fill(0))
  expect(b.log.column('gradNorm').at(-1)).toBeGreaterThan(0)
})

test('the seed’s 224 × 224 × 3 trains on WASM with 16 pairs', async () => {
  const keys = 'encoder=net_definition&size=224&channels=3&opt=rmsprop&lr=0.0001&batch=16&steps=2'
  expect((await trained(keys)).finished).toBe(true)
})

test('drawn faces are learnt: the loss falls, unseen people are ranked better than by pixels', async () => {
  const config = runOf('data=faces&size=32&steps=60&seed=1')
  const run = await trainRun(config, { judge: true })
  expect(mean(losses(run).slice(-10))).toBeLessThan(mean(losses(run).slice(0, 10)))
  const { same, outputs, baselines } = run.judgement!
  const auc = (values: Float32Array) => rank({ outputs: values, same }, 'different').auc
  expect(auc(outputs)).toBeGreaterThan(auc(baselines.pixels))
})

const SIDE = 32
/** Ten people of another seed than the page draws: no run has seen them. */
const STRANGERS = 10

test('300 steps on drawn faces tell unseen people and strangers apart', async () => {
  const config = runOf(`data=faces&size=${SIDE}&channels=3&steps=300&seed=1`)
  const artist = await startArtist(1001, STRANGERS)
  const bytes = SIDE * SIDE * 3
  const pixels = new Uint8Array(2 * STRANGERS * bytes)
  for (let photo = 0; photo < 2 * STRANGERS; photo++)
    artist.draw(photo >> 1, photo & 1, SIDE, pixels.subarray(photo * bytes, (photo + 1) * bytes))

  const firsts = Int32Array.from({ length: STRANGERS }, (_, i) => 2 * i)
  const a = Int32Array.of(...firsts, ...firsts)
  const b = Int32Array.of(
    ...firsts.map((first) => first + 1),
    ...firsts.map((_, i) => 2 * ((i + 1) % STRANGERS) + 1),
  )
  const given = { side: SIDE, channels: 3, count: 2 * STRANGERS, pixels } as const
  const { judgement, outputs } = await new Promise<{ judgement: Judgement; outputs: Float32Array }>(
    (resolve, reject) => {
      let judgement: Judgement | null = null
      const hear = (event: Event) => {
        if (event.type === 'failed') reject(new Error(event.error.cause))
        if (event.type === 'finished') client.judge()
        if (event.type === 'judgement') {
          judgement = event.judgement
          client.compare(1, { given, a, b })
        }
        if (event.type === 'compared' && judgement !== null) {
          resolve({ judgement, outputs: event.outputs })
          client.terminate()
        }
      }
      const client = createNodeClient(hear)
      client.start(config, 'train', { kind: 'faces' })
    },
  )
  const { same, baselines } = judgement
  const ranked = (values: Float32Array) => rank({ outputs: values, same }, 'different')
  const trainedAuc = ranked(judgement.outputs).auc
  expect(trainedAuc).toBeGreaterThan(ranked(baselines.pixels).auc + 0.1)
  expect(trainedAuc).toBeGreaterThan(ranked(baselines.untrained).auc + 0.1)

  // A threshold chosen on the held-out people, for those whom neither training nor it has seen.
  const { bestThreshold } = ranked(judgement.outputs)
  const asSame = (values: Float32Array) => values.filter((output) => output < bestThreshold).length
  expect(asSame(outputs.subarray(0, STRANGERS))).toBeGreaterThan(STRANGERS / 2)
  expect(asSame(outputs.subarray(STRANGERS))).toBeLessThan(STRANGERS / 2)
})
