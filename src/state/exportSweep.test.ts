import { beforeEach, expect, it } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import { sweepCsv } from './exportSweep'
import { setupStore } from './setup'
import { evaluation, stepsOf } from './testRuns'
import { testSweep } from './testSweep'

beforeEach(() => setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] }))

it('a run of a sweep stands in the file with its link, empty where nothing was measured', () => {
  const { start, store, client } = testSweep(2)
  start({
    axes: [{ field: 'learningRate', values: [0.5, 0.001] }],
    steps: 60,
    common: { margin: 2 },
  })
  client(0).says(stepsOf([0.5, NaN]))
  client(0).says(evaluation(2, 1, 0.995))
  client(0).says({ type: 'finished' })
  const link = 'https://example.org/play/#v=1&margin=2&lr=0.5&steps=60'
  expect(sweepCsv(store.getState()).split('\n')).toEqual([
    'lr,verdict,auc,accuracy,last_loss,step,status,link',
    `0.5,learns,1,0.995,nan,2,done,${link}`,
    '0.001,,,,,0,running,https://example.org/play/#v=1&margin=2&steps=60',
  ])
})

it('a run of an axis of variants stands in the file by name, apart from the loss measured', () => {
  const variants = [
    { text: 'Contrastive', patch: { loss: 'contrastive' } },
    { text: 'Cosine', patch: { loss: 'cosine_embedding', distance: 'cosine', margin: 0 } },
  ] as const
  const { start, store, client } = testSweep(2)
  start({ axes: [{ key: 'loss', label: 'Loss', variants }], steps: 60, common: {} })
  client(0).says(stepsOf([0.5]))
  const link = 'https://example.org/play/#v=1'
  expect(sweepCsv(store.getState()).split('\n')).toEqual([
    'loss,verdict,auc,accuracy,last_loss,step,status,link',
    `Contrastive,,,,0.5,1,running,${link}&steps=60`,
    `Cosine,,,,,0,running,${link}&distance=cosine&loss=cosine_embedding&margin=0&steps=60`,
  ])
})
