import { expect, test } from 'vitest'
import { runsOfEntry } from './historyEntry'

const id = 'a'.repeat(32)

test('an entry says which runs it had', () => {
  expect(runsOfEntry({ runs: { A: id } })).toEqual({ A: id })
  expect(runsOfEntry({ runs: { A: id, B: 'b' } })).toEqual({ A: id, B: 'b' })
  expect(runsOfEntry({ runs: {} })).toEqual({})
})

test.each([null, undefined, 7, 'runs', {}, { runs: null }, { runs: 'A' }, [{ runs: 1 }]])(
  'of an entry that something else wrote, %j, nothing is known',
  (state) => {
    expect(runsOfEntry(state)).toBeNull()
  },
)

test('what is no id is left out', () => {
  expect(runsOfEntry({ runs: { A: 3, B: id, C: id } })).toEqual({ B: id })
})
