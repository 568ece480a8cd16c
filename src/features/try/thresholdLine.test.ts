import { expect, test } from 'vitest'
import { thresholdLine } from './thresholdLine'

const judge = { threshold: 0.5, from: 'aim', larger: 'different' } as const

test('an output lies below, above or at a threshold, which is named', () => {
  expect(thresholdLine(0.25, judge)).toBe('below 0.500, the threshold the loss aims at')
  expect(thresholdLine(0.75, { ...judge, from: 'set' })).toBe('above 0.500, the threshold you set')
  expect(thresholdLine(0.5, { ...judge, from: 'best' })).toBe(
    'exactly at 0.500, the threshold best for held-out pairs',
  )
})

test('a threshold beyond all outputs says what it calls every pair', () => {
  expect(thresholdLine(1, { ...judge, threshold: Infinity })).toMatch(/every pair is called same/)
  expect(thresholdLine(1, { ...judge, threshold: -Infinity })).toMatch(/called different/)
  expect(thresholdLine(1, { ...judge, threshold: NaN })).toMatch(/no threshold/)
})
