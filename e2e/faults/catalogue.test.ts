import { expect, test } from 'vitest'
import { SOURCES } from '../../src/domain/choices/sources'
import { readLink } from '../../src/domain/link'
import { setupProblems } from '../../src/domain/problems'
import { FAULTS, HEALTHY, MISREAD } from './catalogue'
import { over } from './links'

const opened = (keys: string) => {
  const { setup, ignored } = readLink(keys)
  return { ignored, problems: setupProblems(setup.a, SOURCES[setup.a.data].set) }
}
const HOLDS = { ignored: [], problems: [] }

test.each(FAULTS)('$id: the links hold and can start', ({ base, fault, setting }) => {
  expect(opened(base)).toEqual(HOLDS)
  expect(opened(over(base, fault))).toEqual(HOLDS)
  expect(readLink(over(base, fault)).setup.a).not.toEqual(readLink(base).setup.a)
  expect(setting.length).toBeLessThanOrEqual(2)
})

test.each([...HEALTHY, ...MISREAD])('$id: the link holds and can start', ({ keys }) => {
  expect(opened(keys)).toEqual(HOLDS)
})

test('there are enough of both, and no id or link twice', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(120)
  expect(HEALTHY.length).toBeGreaterThanOrEqual(60)
  const ids = [...FAULTS, ...HEALTHY, ...MISREAD].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const configs = FAULTS.map(({ base, fault }) => readLink(over(base, fault)).setup.a)
  expect(new Set(configs.map((config) => JSON.stringify(config))).size).toBe(FAULTS.length)
  expect(new Set(HEALTHY.map(({ keys }) => keys)).size).toBe(HEALTHY.length)
})
