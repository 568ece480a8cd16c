/** What holds for every choice, of whatever kind. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, type FieldId, type RunConfig } from '../config'
import { helpOf, numberProblem } from '../field'
import { FIELDS, fieldOf } from '../fields'
import type { Choices } from './choice'
import { DISTANCES } from './distances'
import { ENCODERS } from './encoders'
import { HEADS } from './heads'
import { LOSSES } from './losses'
import { OPTIMIZERS } from './optimizers'
import { SOURCES } from './sources'

const KINDS: readonly { readonly chosen: FieldId; readonly choices: Choices }[] = [
  { chosen: 'data', choices: SOURCES },
  { chosen: 'encoder', choices: ENCODERS },
  { chosen: 'distance', choices: DISTANCES },
  { chosen: 'head', choices: HEADS },
  { chosen: 'loss', choices: LOSSES },
  { chosen: 'optimizer', choices: OPTIMIZERS },
]
const OWN = KINDS.flatMap(({ chosen, choices }) =>
  Object.entries(choices).flatMap(([choice, { fields }]) =>
    Object.entries(fields).map(([id, field]) => ({ chosen, choice, id: id as FieldId, field })),
  ),
)
const withChoice = (chosen: FieldId, choice: string): RunConfig => ({
  ...DEFAULT_CONFIG,
  [chosen]: choice,
})

test('a RunConfig is the version and a value for each row of the table, in its order', () => {
  expect(Object.keys(DEFAULT_CONFIG).sort()).toEqual(
    [...FIELDS.map(({ id }) => id), 'version'].sort(),
  )
  expect(new Set(FIELDS.map(({ link }) => link)).size).toBe(FIELDS.length)
})

test.each(KINDS)('$chosen offers its choices, in the order of their registry', (kind) => {
  const row = fieldOf(kind.chosen)
  expect(row.kind === 'choice' && row.options.map(({ value }) => value)).toEqual(
    Object.keys(kind.choices),
  )
})

describe.each(OWN)('$id of $choice', ({ chosen, choice, id, field }) => {
  test('has a row that says what it is to this choice', () => {
    const config = withChoice(chosen, choice)
    expect(fieldOf(id).link).toBe(field.link)
    expect(helpOf(fieldOf(id), config)).toBe(field.help)
  })

  test('matters while a choice has it, and for no other', () => {
    const { choices } = KINDS.find((kind) => kind.chosen === chosen) ?? expect.fail()
    for (const [other, { fields }] of Object.entries(choices))
      if (!(id in fields)) expect(fieldOf(id).applies?.(withChoice(chosen, other))).toBe(false)
    const matters = fieldOf(id).applies?.(withChoice(chosen, choice))
    expect(field.applies !== undefined || matters).toBe(true)
  })

  test('begins with a value of its own range, as the RunConfig does', () => {
    expect(DEFAULT_CONFIG[id]).toEqual(field.default)
    if (field.kind === 'number') expect(numberProblem(field, field.default)).toBe(null)
    if (field.kind === 'choice')
      expect(field.options.map(({ value }) => value)).toContain(field.default)
  })

  test('is the same for all who share it, but for the help', () => {
    for (const other of OWN)
      if (other.id === id) expect({ ...other.field, help: '' }).toEqual({ ...field, help: '' })
  })
})
