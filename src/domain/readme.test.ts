/** README's table of the link's keys says what the table of fields does. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CASES } from './cases'
import { DEFAULT_CONFIG } from './config'
import { FIELDS } from './fields'

/** Codes in a cell, without what says what they mean. */
const codesOf = (cell = '') => Array.from(cell.matchAll(/`([^`]*)`/g), ([, code]) => code ?? '')

/** By key, in the order of the table: what stands under “values”, and the default as written. */
const ROWS = new Map(
  readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    .split('## The link')[1]
    ?.split('## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [, keys, values = '', defaults = ''] = line.split('|').map((cell) => cell.trim())
      const written = defaults.split(',').map((each) => codesOf(each)[0] ?? each.trim())
      return codesOf(keys).map((key, i) => [key, { values, default: written[i] }] as const)
    }),
)
const OF_ITS_OWN = [
  'v',
  'case',
  'compare',
  'autostart',
  'prove',
  'verify',
  'embed',
  'hide',
  'show',
  'note',
]

test('it has a row for every key, and for no other', () => {
  const keys = [...FIELDS.map(({ link }) => link), ...OF_ITS_OWN]
  expect([...ROWS.keys()].toSorted()).toEqual(keys.toSorted())
})

test.each(FIELDS)('$link: its values and its default', (field) => {
  const row = ROWS.get(field.link) ?? expect.fail('no row')
  const codes = codesOf(row.values)
  if (field.kind === 'choice')
    for (const { value } of field.options)
      if (typeof value === 'string') expect(codes).toContain(value)
  const written = {
    ...{ layers: 'a small one', set: 'none', weights: 'none' },
    ...{ choice: null, number: null },
  }[field.kind]
  expect(row.default).toBe(written ?? String(DEFAULT_CONFIG[field.id]))
})

test('it names every case', () => {
  expect(codesOf(ROWS.get('case')?.values).toSorted()).toEqual(CASES.map(({ id }) => id).toSorted())
})
