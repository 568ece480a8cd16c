import { expect, it } from 'vitest'
import { csvOf, fileName } from './chartFile'

it('gives every number whole, and says what is none', () => {
  const rows = [
    ['A train', 1, 0.1 + 0.2],
    ['A train', 2, NaN],
    ['A, "held-out"', 3, -Infinity],
  ]
  expect(csvOf({ head: ['series', 'step', 'value'], rows })).toBe(
    'series,step,value\nA train,1,0.30000000000000004\nA train,2,nan\n"A, ""held-out""",3,-inf',
  )
})

it('names files by their chart', () => {
  expect(fileName('ROC on held-out pairs')).toBe('roc-on-held-out-pairs')
  expect(fileName('Outputs of run A: σ')).toBe('outputs-of-run-a')
})
