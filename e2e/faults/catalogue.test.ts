import { expect, test } from 'vitest'
import { readLink } from '../../src/domain/link'
import { setupProblems } from '../../src/domain/problems'
import { SOURCES } from '../../src/domain/choices/sources'
import { FAULTS, faultKeys, HEALTHY } from './catalogue'

const opened = (keys: string) => {
  const { setup, ignored } = readLink(keys)
  return { ignored, problems: setupProblems(setup.a, SOURCES[setup.a.data].set) }
}

test.each(FAULTS)('$id, $fault: the link holds and can start', (fault) => {
  expect(opened(faultKeys(fault))).toEqual({ ignored: [], problems: [] })
  expect(faultKeys(fault)).not.toBe(fault.base)
})

test.each(HEALTHY)('%s: the link holds and can start', (keys) => {
  expect(opened(keys)).toEqual({ ignored: [], problems: [] })
})

test('there are enough of both, and no id or link twice', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(120)
  expect(HEALTHY.length).toBeGreaterThanOrEqual(60)
  expect(new Set(FAULTS.map(faultKeys)).size).toBe(FAULTS.length)
  expect(new Set(HEALTHY).size).toBe(HEALTHY.length)
})
