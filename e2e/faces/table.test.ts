import { describe, expect, test } from 'vitest'
import { DRAWN_FACES } from '../../src/domain/drawnFaces'
import { readLink } from '../../src/domain/link'
import { splitOf } from '../../src/domain/split'
import { splitCounts } from '../../src/domain/splitCounts'
import { START_LINES } from './startLines'
import type { Outcome } from './outcome'
import { withTable } from '../support/seedTable'
import { tableOf } from './table'
import { LINES } from './variants'

test.each(LINES)('$images by $heldOut, $network: the link holds', ({ keys, images }) => {
  const { setup, ignored } = readLink(`v=1&${keys}&seed=1`)
  expect(ignored).toEqual([])
  expect(setup.a.data).toBe(images === 'drawn faces' ? 'faces' : 'mnist01')
  expect(setup.a.steps).toBeGreaterThan(0)
})

test.each(START_LINES.filter(({ keys }) => keys.startsWith('data=faces')))(
  '$set, $network, $augmentation: the link holds',
  ({ keys, set }) => {
    const { setup, ignored } = readLink(`v=1&${keys}&seed=1`)
    expect(ignored).toEqual([])
    const { train } = splitCounts(DRAWN_FACES, splitOf(DRAWN_FACES, setup.a))
    const [people = NaN, photos = NaN] = set.split(' × ').map(Number)
    expect(train).toMatchObject({ people, photos: people * photos })
  },
)

test('no two lines have one link', () => {
  const lines = [...LINES, ...START_LINES]
  expect(new Set(lines.map(({ keys }) => keys)).size).toBe(lines.length)
})

describe('the table', () => {
  const keys = LINES[0]?.keys ?? ''
  const outcome = (seed: number, auc: number): Outcome => {
    return {
      keys,
      seed,
      pairs: 800,
      pixels: 0.65,
      untrained: 0.6,
      auc,
      eer: 0.1,
      accuracy: 0.9,
      tar: 0.5,
    }
  }
  const place = [
    'before',
    '<!-- table of faces: made by npm run faces -->',
    'old',
    '<!-- end of the table of faces -->',
    'after',
  ].join('\n')

  test('gives mean, least and largest over the seeds, between its marks', () => {
    const made = withTable(place, 'faces', 'faces', tableOf([outcome(2, 0.9), outcome(3, 0.93)]))
    expect(made).toContain('| 2 | 800 | 0.650 | 0.600 | 0.915 (0.900–0.930) | 0.100 |')
    expect(made).toContain(`\`#v=1&${keys}&seed=2\``)
    expect(made).not.toContain('old')
    expect([made.startsWith('before'), made.endsWith('after')]).toEqual([true, true])
  })

  test('leaves out what has no outcome, and says where a document has no place for it', () => {
    expect(tableOf([])).not.toContain('Encoder')
    expect(() => withTable('nothing', 'faces', 'faces', '')).toThrow('has no lines')
  })
})
