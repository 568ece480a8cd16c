import { expect, test } from 'vitest'
import { formatNumber, formatRatio, formatTable } from './table'

test('numbers stand to the right, names and remarks to the left', () => {
  const table = formatTable(
    ['rival', 'ms', ''],
    [
      ['ours', '9', ''],
      ['PyTorch', '1,234', 'a remark'],
    ],
  )
  expect(table.split('\n')).toEqual([
    'rival       ms',
    'ours         9',
    'PyTorch  1,234  a remark',
  ])
})

test('numbers have three digits, or are whole', () => {
  expect([0.1234, 1.234, 12.34, 123.4, 12345.6].map(formatNumber)).toEqual([
    '0.12',
    '1.23',
    '12.3',
    '123',
    '12,346',
  ])
})

test('what is missing is a dash', () => {
  expect(formatNumber(NaN)).toBe('–')
  expect(formatRatio(undefined)).toBe('–')
  expect(formatRatio(1.5)).toBe('1.50 ×')
})
