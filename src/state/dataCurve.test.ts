import { afterEach, beforeEach, expect, it } from 'vitest'
import { DEFAULT_CONFIG, DEFAULT_SETUP } from '../domain/config'
import { dataSweep } from '../domain/dataSweep'
import { DRAWN_FACES } from '../domain/drawnFaces'
import { curveRuns, dataSweepSet } from './dataCurve'
import { setupStore } from './setup'
import { evaluation } from './testRuns'
import { seeds, testSweep } from './testSweep'

let page: ReturnType<typeof testSweep>
beforeEach(() => {
  setupStore.setState({
    setup: { ...DEFAULT_SETUP, a: { ...DEFAULT_CONFIG, data: 'faces' } },
    ignored: [],
  })
  page = testSweep(1)
})
afterEach(() => page.expectOnlyStartsAndJudges())

const start = () => page.start(dataSweep(DEFAULT_SETUP.a, null) ?? plan())
const plan = () => dataSweep(setupStore.getState().setup.a, DRAWN_FACES) ?? expect.fail('no plan')

it('a run over an amount of data is judged at its end, by all its pairs', () => {
  start()
  page.client(0).says(evaluation(300, 0.9, 0.8))
  page.client(0).says({ type: 'finished' })
  expect(page.made[0]?.calls).toContain('judge')
})

it('runs are told by what they were trained on, once they have ended', () => {
  start()
  const { cells } = page.store.getState()
  const set = dataSweepSet(cells) ?? expect.fail('no set')
  expect(curveRuns(cells, set)).toEqual([])
  const ended = cells.map((cell, i) =>
    i < 2
      ? {
          ...cell,
          status: 'done' as const,
          view: { ...cell.view, evaluation: { auc: 0.8 + i / 100 } as never },
        }
      : cell,
  )
  expect(curveRuns(ended, set)).toEqual([
    { people: 16, photos: 2, auc: 0.8 },
    { people: 16, photos: 4, auc: 0.81 },
  ])
})

it('any other sweep has no such curve', () => {
  page.start(seeds(2))
  expect(dataSweepSet(page.store.getState().cells)).toBeNull()
})
