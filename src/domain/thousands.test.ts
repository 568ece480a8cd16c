import fc from 'fast-check'
import { expect, test } from 'vitest'
import { thousands } from './thousands'

test('numbers are written as in English', () => {
  expect(thousands(313970)).toBe('313,970')
  expect(thousands(-1234.5)).toBe('-1,234.5')
  expect(thousands(999)).toBe('999')
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => thousands(n) === n.toLocaleString('en')),
    { seed: 1 },
  )
})
