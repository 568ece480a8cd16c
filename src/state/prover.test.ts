import { expect, it } from 'vitest'
import { nan, nextTask, plan, saysItLearns, testProver } from './testProving'
import { DEAD, evaluation, steps } from './testRuns'

it('tries one fix after another on one Worker, and ends it when nothing is left', async () => {
  const { prover, proof, made, client } = testProver([plan(0.1), plan(0.01), plan(0.01, 2)])
  prover.look()
  expect(proof()).toMatchObject({ state: 'running', underWay: { ...plan(0.1), step: 0, of: 60 } })
  client().says(steps(1, 5))
  expect(proof().underWay).toMatchObject({ step: 5 })
  client().says(nan(6))
  await nextTask()
  client().says(steps(1, 60))
  client().says(evaluation(60, 1, 1))
  client().says({ type: 'finished' })
  await nextTask()
  saysItLearns(client())
  await nextTask()
  expect(proof()).toMatchObject({ state: 'ended', over: 'done', underWay: null })
  expect(proof().trials).toEqual([
    { patch: { learningRate: 0.1 }, runs: [{ seed: 1, verdict: 'nan', steps: 5, auc: null }] },
    {
      patch: { learningRate: 0.01 },
      runs: [
        { seed: 1, verdict: 'learns', steps: 60, auc: 1 },
        { seed: 2, verdict: 'learns', steps: 60, auc: 1 },
      ],
    },
  ])
  expect(made).toHaveLength(1)
  expect(client().started.map(({ learningRate, seed }) => [learningRate, seed])).toEqual([
    [0.1, 1],
    [0.01, 1],
    [0.01, 2],
  ])
  expect(client().calls.at(-1)).toBe('terminate')
})

it('ends a trial as soon as it has shown that it learns', async () => {
  const { prover, proof, client } = testProver([plan(0.1)], undefined)
  prover.look()
  client().says(steps(1, 40))
  client().says(evaluation(40, 1, 1))
  const none = new Float32Array(0)
  client().says({ type: 'baselines', baselines: { untrained: none, pixels: none } })
  client().says(steps(41, 50))
  client().says(evaluation(50, 1, 1))
  await nextTask()
  expect(proof().trials[0]?.runs).toEqual([{ seed: 1, verdict: 'learns', steps: 50, auc: 1 }])
})

it('waits where there is no room, and goes on with the same trial', () => {
  const { prover, proof, machine, client, made } = testProver([plan(0.1)])
  machine.hasRoom = false
  prover.look()
  expect(proof().state).toBe('waiting')
  expect(made).toEqual([])
  machine.hasRoom = true
  prover.look()
  client().says({ type: 'training' })
  client().says(steps(1, 3))
  machine.hasRoom = false
  prover.look()
  expect(proof()).toMatchObject({ state: 'waiting', underWay: { step: 3 } })
  client().says({ type: 'paused' })
  machine.hasRoom = true
  prover.look()
  expect(client().calls).toEqual(['start train', 'pause', 'train'])
  expect(proof().state).toBe('running')
})

it('counts seconds only while a trial runs', () => {
  const { prover, proof, machine, client } = testProver([plan(0.1)])
  prover.look()
  machine.now = 2000
  client().says(steps(1, 3))
  machine.hasRoom = false
  prover.look()
  machine.now = 50_000
  machine.hasRoom = true
  prover.look()
  machine.now = 51_500
  client().says(steps(4, 5))
  expect(proof().seconds).toBe(3.5)
})

it('begins no trial once the time is spent, until it is asked to go on', async () => {
  const { prover, proof, machine, client, made } = testProver([plan(0.1), plan(0.01)])
  prover.look()
  machine.now = 61_000
  client().says(nan(1))
  await nextTask()
  expect(proof()).toMatchObject({ state: 'ended', over: 'spent', seconds: 61 })
  prover.look()
  expect(made).toHaveLength(1)
  prover.tryOn()
  expect(proof()).toMatchObject({ state: 'running', over: null, budget: 121 })
  expect(client(1).started).toHaveLength(1)
})

it('gives up a trial that takes as long again, without a word about it', () => {
  const { prover, proof, machine, client } = testProver([plan(0.1)])
  prover.look()
  machine.now = 119_000
  client().says(steps(1, 1))
  expect(proof().state).toBe('running')
  machine.now = 121_000
  client().says(steps(2, 2))
  expect(proof()).toMatchObject({ state: 'ended', over: 'spent', trials: [] })
})

it('can be stopped; what was found stays', async () => {
  const { prover, proof, client } = testProver([plan(0.1), plan(0.01)])
  prover.look()
  client().says(nan(1))
  await nextTask()
  prover.stop()
  expect(client().calls.at(-1)).toBe('terminate')
  client().says(steps(1, 5))
  prover.look()
  expect(proof()).toMatchObject({ state: 'ended', over: 'stopped', underWay: null })
  expect(proof().trials).toHaveLength(1)
})

it('counts a fix that cannot start as not learnt, and runs nothing', () => {
  const { prover, proof, machine, client } = testProver([plan(0.1), plan(0.01)])
  machine.refuses = ({ learningRate }) => learningRate === 0.1
  prover.look()
  expect(proof().trials).toEqual([
    {
      patch: { learningRate: 0.1 },
      runs: [{ seed: 1, verdict: 'undecided', steps: 0, auc: null }],
    },
  ])
  expect(client().started.map(({ learningRate }) => learningRate)).toEqual([0.01])
})

it('goes on with the next where a Worker dies', async () => {
  const { prover, proof, client } = testProver([plan(0.1), plan(0.01)])
  prover.look()
  client().says(DEAD)
  await nextTask()
  expect(proof().trials[0]?.runs).toMatchObject([{ verdict: 'undecided' }])
  expect(proof().underWay).toMatchObject(plan(0.01))
})

it('tells nothing once it is disposed of', async () => {
  const { prover, client } = testProver([plan(0.1), plan(0.01)])
  prover.look()
  client().says(nan(1))
  const told: unknown[] = []
  prover.proof.subscribe((proof) => told.push(proof))
  prover.dispose()
  await nextTask()
  client().says(steps(1, 5))
  expect(told).toEqual([])
  expect(client().calls).toEqual(['start train', 'terminate'])
})
