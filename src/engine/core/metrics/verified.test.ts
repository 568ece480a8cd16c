import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verified } from './verified'

test('counts pairs on the right side of half the margin', () => {
  const outputs = Float32Array.of(0.2, 0.2, 0.9, 0.9)
  expect(verified(outputs, Uint8Array.of(1, 0, 0, 0), 1)).toBe(0.75)
  expect(verified(outputs, Uint8Array.of(1, 0, 0, 0), 2)).toBe(0.25)
  expect(verified(outputs, Uint8Array.of(1, 1, 1, 1), 2)).toBe(1)
})

test('calls a pair at exactly half the margin different', () => {
  expect(verified(Float32Array.of(0.5), Uint8Array.of(0), 1)).toBe(1)
})

test('takes NaN for different', () => {
  expect(verified(Float32Array.of(NaN), Uint8Array.of(1), 1)).toBe(0)
})

test('of outputs that are all ½ or more says “different” throughout', () => {
  const outputs = fc.float32Array({ min: 0.5, max: 1, noNaN: true, minLength: 10, maxLength: 10 })
  const same = Uint8Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1, 0)
  fc.assert(fc.property(outputs, (values) => verified(values, same, 1) === 0.5))
})
