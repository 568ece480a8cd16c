import { serialize } from 'node:v8'
import { expect, it } from 'vitest'
import { evaluationReport, stepRecord } from '../testRecords'
import { storedSize } from './storedSize'
import { heldOutRecord, keptRun } from './testRuns'

const share = (i: number) => Math.abs(Math.sin(i + 1))
const records = Array.from({ length: 25 }, (_, i) =>
  stepRecord({
    step: i + 1,
    epoch: share(i),
    loss: share(2 * i),
    accuracy: share(3 * i),
    gradNorm: share(5 * i),
    ms: 13 + share(i),
    largest: 1 + share(i),
    active: i % 2 === 0 ? 1 : share(i),
  }),
)

/** What runs are made of, as a browser lays it down: the same format as Node's. */
it.each<[string, unknown]>([
  ['a part of a log', { records, evaluations: [{ record: heldOutRecord(), asLast: false }] }],
  [
    'a report of many pairs',
    evaluationReport({
      a: new Int32Array(4000),
      outputs: new Float32Array(4000),
      embeddings: { images: new Int32Array(400), dimension: 8, values: new Float32Array(3200) },
    }),
  ],
  [
    'a report of words',
    Array.from({ length: 40 }, (_, i) => ({ name: `dense_${i}, “naïve”`, dead: null })),
  ],
  ['a run’s row', keptRun(1_800_000_000_000)],
])('the size of %s is within 5 %% of its bytes as stored', (_, value) => {
  const ratio = storedSize(value) / serialize(value).length
  expect(ratio).toBeGreaterThan(0.95)
  expect(ratio).toBeLessThan(1.05)
})
