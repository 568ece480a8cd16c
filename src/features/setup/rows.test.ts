import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, DEFAULT_SETUP, type Setup } from '../../domain/config'
import { FIELDS, GROUPS } from '../../domain/fields'
import { differenceText, rowsOf } from './rows'

const compared = (b: Setup['b']): Setup => ({ ...DEFAULT_SETUP, compare: true, b })
const row = (setup: Setup, id: string) =>
  GROUPS.flatMap((group) => rowsOf(setup, group.id)).find(({ field }) => field.id === id)

describe('rowsOf', () => {
  it('has a row for every field that applies, and none for the others', () => {
    const shown = GROUPS.flatMap((group) => rowsOf(DEFAULT_SETUP, group.id)).map(
      ({ field }) => field.id,
    )
    const applying = FIELDS.filter((field) => field.applies?.(DEFAULT_CONFIG) ?? true)
    expect(shown.toSorted()).toEqual(applying.map(({ id }) => id).toSorted())
  })

  it('shows what applies to B alone only while comparing', () => {
    const setup = compared({ optimizer: 'sgd' })
    expect(row(setup, 'momentum')).toMatchObject({ runs: ['A'], linked: true })
    expect(row({ ...setup, compare: false }, 'momentum')).toBeUndefined()
  })

  it('gives B a control of its own once it is unlinked, tinted once it differs', () => {
    expect(row(compared({}), 'batch')).toMatchObject({ runs: ['A'], linked: true, differs: false })
    expect(row(compared({ batch: DEFAULT_CONFIG.batch }), 'batch')).toMatchObject({
      runs: ['A', 'B'],
      linked: false,
      differs: false,
    })
    expect(row(compared({ batch: 4 }), 'batch')).toMatchObject({ runs: ['A', 'B'], differs: true })
  })
})

describe('differenceText', () => {
  it('says that B equals A', () => {
    expect(differenceText(compared({}))).toBe('equals A')
    expect(differenceText(compared({ batch: DEFAULT_CONFIG.batch }))).toBe('equals A')
  })

  it('names what differs in one line', () => {
    expect(
      differenceText(compared({ encoder: 'test_model', learningRate: 0.01, epsilon: 0 })),
    ).toBe('differs in: encoder, ε in the root, learning rate')
  })
})
