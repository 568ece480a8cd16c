import { expect, it } from 'vitest'
import type { Event } from '../engine'
import { createLentClient } from './lentClient'
import { createRunStore } from './runStore'
import { fakeClients, startOf, steps } from './testRuns'

it('one client serves one run after another, each hearing only of its own', () => {
  const { makeClient, client, made } = fakeClients()
  const lent = createLentClient(makeClient)
  const [first, second] = [1, 2].map(() => createRunStore({ makeClient: lent.lend }))
  first?.start(startOf({ seed: 1 }), 'train')
  client().says(steps(1, 2))
  first?.dispose()
  client().says(steps(3, 3))
  second?.start(startOf({ seed: 2 }), 'train')
  client().says(steps(1, 1))
  expect([first, second].map((run) => run?.view.getState().log.length)).toEqual([2, 1])
  expect(made).toHaveLength(1)
  expect(client().calls).toEqual(['start train', 'start train'])
})

it('who gives it back late does not take it from the next, and its end is the end for all', () => {
  const { makeClient, client } = fakeClients()
  const lent = createLentClient(makeClient)
  const heard: Event[] = []
  const before = lent.lend(() => undefined)
  lent.lend((event) => heard.push(event))
  before.terminate()
  client().says({ type: 'training' })
  expect(heard).toHaveLength(1)
  expect(client().calls).toEqual([])
  lent.end()
  client().says({ type: 'training' })
  expect(heard).toHaveLength(1)
  expect(client().calls).toEqual(['terminate'])
})
