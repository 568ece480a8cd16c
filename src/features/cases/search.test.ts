import { describe, expect, test } from 'vitest'
import { CASES } from '../../domain/cases'
import { SYMPTOMS } from '../../domain/symptoms'
import { find, termsOf } from './search'

const first = (text: string, count = 3) =>
  find(text)
    ?.cases.slice(0, count)
    .map(({ id }) => id)
const symptoms = (text: string) => find(text)?.symptoms.map(({ id }) => id)

describe('a person’s own words', () => {
  test.each([
    ['ln 2', 'penalty'],
    ['my loss is stuck at 0.6931472', 'penalty'],
    ['0,693', 'penalty'],
    ['log(2)', 'penalty'],
    ['triplet loss = margin', 'hard_mining'],
    ['collapsed embeddings', 'hard_mining'],
    ['overfitting', 'batch_norm_lag'],
    ['batch norm eval mode', 'batch_norm_lag'],
    ['unscaled', 'unscaled'],
    ['255', 'unscaled'],
    ['exploding', 'unscaled'],
    ['upside down accuracy', 'upside_down'],
    ['imbalanced classes', 'imbalance'],
    ['weight decay', 'penalty'],
    ['loss is zero from the start', 'no_triplets'],
    ['vanishing gradients', 'dead_start'],
    ['softmax', 'margin_out_of_reach'],
    ['map_fn', 'stuck_quarter'],
    ['loss does not decrease', 'stuck_quarter'],
    ['loss is nan', 'nan'],
    ['loss stuck at 0.6931', 'penalty'],
  ])('“%s” finds %s', (text, id) => {
    expect(find(text)?.says).toBe('yes')
    expect(first(text)).toContain(id)
  })

  test.each([
    ['nan', ['nan', 'nan_at_once', 'nan_late']],
    ['inf', ['nan', 'nan_at_once']],
    ['my loss becomes nan right away', ['nan_at_once']],
    ['loss is nan immediately', ['nan_at_once']],
    ['nan after a few epochs', ['nan_late']],
    ['my network is not learning', ['half']],
    ['loss does not decrease', ['quarter', 'ln2']],
    ['constant', ['quarter', 'equal']],
    ['chance', ['half', 'opposite']],
    ['bce', ['ln2']],
  ])('“%s” speaks of the symptoms %s', (text, ids) => {
    expect(symptoms(text)).toEqual(expect.arrayContaining(ids))
  })

  test('may be cut short, and may slip', () => {
    expect(first('trip')).toContain('hard_mining')
    expect(first('imbalence')).toContain('imbalance')
    expect(first('normalizaton lags')).toContain('batch_norm_lag')
  })

  test('that nothing says find what is nearest, and say so', () => {
    expect(find('margarine')).toMatchObject({ says: 'near' })
    expect(find('zzzzzzzzzz')).toEqual({ says: 'no', cases: CASES, symptoms: [] })
    expect(find('42.17')?.cases.length).toBeGreaterThan(0)
  })

  test('that say nothing find nothing', () => {
    expect([find(''), find('  '), find('why is my')]).toEqual([null, null, null])
  })
})

test.each(SYMPTOMS)(
  'the symptom “$label” finds itself and a case that shows it',
  ({ id, label }) => {
    expect(symptoms(label)?.slice(0, 2)).toContain(id)
    expect(
      find(label)
        ?.cases.slice(0, 2)
        .flatMap((found) => found.symptoms),
    ).toContain(id)
  },
)

test.each(CASES)('the title “$title” finds its case', ({ id, title }) => {
  expect(first(title)?.[0]).toBe(id)
})

test('numbers are told apart, words are not by their case', () => {
  expect(termsOf('Loss 0.25, LOSS 0.693147')).toEqual(['loss', '0.25', 'loss', '0.693'])
})
