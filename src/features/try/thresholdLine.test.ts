import { expect, test } from 'vitest'
import type { Judge } from '../../domain/judging'
import { SET_WORDS } from '../../domain/setKind'
import { thresholdLine } from './thresholdLine'

const words = SET_WORDS.people
const line = (output: number, judge: Judge) => thresholdLine(output, judge, words)
const judge = { threshold: 0.5, from: 'aim', larger: 'different' } as const

test('an output lies below, above or at a threshold, which is named', () => {
  expect(line(0.25, judge)).toBe('below 0.500, the threshold the loss aims at')
  expect(line(0.75, { ...judge, from: 'set' })).toBe('above 0.500, the threshold you set')
  expect(line(0.5, { ...judge, from: 'best' })).toBe(
    'exactly at 0.500, the threshold best for held-out pairs',
  )
})

test('a threshold beyond all outputs says what it calls every pair', () => {
  expect(line(1, { ...judge, threshold: Infinity })).toMatch(/every pair is called same/)
  expect(line(1, { ...judge, threshold: -Infinity })).toMatch(/called different/)
  expect(line(1, { ...judge, threshold: NaN })).toMatch(/no threshold/)
})

test('a calibrated threshold says whom it was chosen on, how, and that few are judged crosswise', () => {
  const calibrated = {
    way: { by: 'best' },
    people: 8,
    judges: 8,
    different: 246,
    crossed: null,
  } as const
  const told = (patch: Partial<NonNullable<Judge['calibrated']>>) =>
    line(0.25, { ...judge, from: 'calibrated', calibrated: { ...calibrated, ...patch } })
  expect(told({})).toBe('below 0.500, the threshold that suits 8 calibration people best')
  expect(told({ way: { by: 'eer' } })).toMatch(/of equal errors among 8 calibration people$/)
  expect(told({ way: { by: 'far', oneIn: 1000 } })).toMatch(/at most 1 false accept in 1,000 among/)
  expect(told({ crossed: { calibrate: 1, judge: 2 } })).toMatch(/suits 8 held-out people best$/)
})
