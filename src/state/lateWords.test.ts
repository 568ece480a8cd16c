/** What is on its way between a run and its Worker as a limit changes, or as the run is ended. */
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import { createRunStore, type RunStore } from './runStore'
import { evaluation, fakeClients, startOf, steps } from './testRuns'

let fakes: ReturnType<typeof fakeClients>
let run: RunStore
const client = () => fakes.client()
const view = () => run.view.getState()
const limit = (steps: number) => run.limit({ ...DEFAULT_CONFIG, steps })

beforeEach(() => {
  fakes = fakeClients()
  run = createRunStore({ makeClient: fakes.makeClient, judgesAtEnd: true })
  run.start(startOf({ steps: 5 }), 'train')
  client().says({ type: 'training' })
})

describe('a limit that is raised', () => {
  it('lets a run go on whose end was on its way already', () => {
    client().says(steps(1, 5))
    limit(8)
    client().says({ type: 'finished' })
    expect(view().state).toBe('training')
    expect(client().calls).toEqual(['start train', 'limit 8', 'train'])
    client().says(steps(6, 8))
    client().says({ type: 'finished' })
    expect(view().state).toBe('finished')
  })

  it('takes back what was evaluated only because no step was to follow', () => {
    client().says(steps(1, 5))
    client().says({ ...evaluation(5, 0.9, 0.8), asLast: true })
    client().says({ type: 'finished' })
    expect(view().log.heldOut.step).toEqual([5])
    limit(8)
    run.train()
    client().says(steps(6, 8))
    expect(view().log.heldOut.step).toEqual([])
    expect(view().log.heldOut.auc).toEqual([])
  })

  it('leaves what was due anyway', () => {
    client().says(steps(1, 5))
    client().says(evaluation(5, 0.9, 0.8))
    client().says({ type: 'finished' })
    limit(8)
    run.train()
    client().says(steps(6, 8))
    expect(view().log.heldOut.step).toEqual([5])
  })
})

describe('a limit that a paused run has come to', () => {
  beforeEach(() => {
    client().says(steps(1, 3))
    run.pause()
  })

  it('ends it, and it is judged as one that trained up to there', () => {
    client().says({ type: 'paused' })
    limit(3)
    expect(view().state).toBe('finished')
    expect(client().calls).toEqual(['start train', 'pause', 'limit 3', 'judge'])
  })

  it('is not undone by a pause that was on its way', () => {
    limit(3)
    client().says({ type: 'paused' })
    expect(view().state).toBe('finished')
  })
})

it('an ended run stays as it was, whatever is asked of it', () => {
  client().says(steps(1, 2))
  run.dispose()
  run.pause()
  run.reset()
  expect(view().state).toBe('training')
  expect(view().log.length).toBe(2)
})
