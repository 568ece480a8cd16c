import { describe, expect, test } from 'vitest'
import { setupProblems } from '../../src/domain/problems'
import { readLink } from '../../src/domain/link'
import type { Outcome } from './outcome'
import { withTable } from '../support/seedTable'
import { tableOf } from './table'
import { LINES } from './variants'

test.each(LINES)('$network, $rate, $label: the link holds and can start', ({ keys }) => {
  const { setup, ignored } = readLink(keys)
  expect(ignored).toEqual([])
  expect(setupProblems(setup.a, null)).toEqual([])
})

describe('the table', () => {
  const keys = LINES[0]?.keys ?? ''
  const outcome = (seed: number, patch: Partial<Outcome>): Outcome => {
    return { keys, seed, kind: 'nan', steps: 50, loss: 1, auc: NaN, accuracy: NaN, ...patch }
  }
  const place = [
    'before',
    '<!-- table of seeds: made by npm run seeds -->',
    'old',
    '<!-- end of the table of seeds -->',
    'after',
  ].join('\n')

  test('counts how each line came out, with steps and AUC, between its marks', () => {
    const made = withTable(
      place,
      'seeds',
      'seeds',
      tableOf([
        outcome(1, {}),
        outcome(2, { steps: 70 }),
        outcome(3, { kind: 'learns', auc: 0.995, steps: 400 }),
        outcome(4, { kind: 'dead', auc: 0.5, steps: 99 }),
      ]),
    )
    expect(made).toContain('| 4 | 2 (50–70) | 1 (99) | 1 | 0.500–0.995 |')
    expect(made).toContain(`\`#${keys}&seed=1\``)
    expect(made).not.toContain('old')
    expect([made.startsWith('before'), made.endsWith('after')]).toEqual([true, true])
  })

  test('leaves out what has no outcome, and says where a document has no place for it', () => {
    expect(tableOf([]).match(/Net_Definition/)).toBeNull()
    expect(() => withTable('nothing', 'seeds', 'seeds', '')).toThrow('has no lines')
  })
})
