import { expect, it } from 'vitest'
import { tasksBetween } from './tasks'

const TASKS = [
  { start: 0, ms: 900 },
  { start: 990, ms: 60 },
  { start: 1500, ms: 201 },
  { start: 1900, ms: 200 },
  { start: 2000, ms: 700 },
]

it('counts the tasks of a time, with one that was going on as it began', () => {
  expect(tasksBetween(TASKS, 1000, 2000)).toEqual({ longest: 201, over50: 3, over200: 1 })
})

it('has no longest task where there was none', () => {
  expect(tasksBetween(TASKS, 920, 980)).toEqual({ longest: 0, over50: 0, over200: 0 })
})
