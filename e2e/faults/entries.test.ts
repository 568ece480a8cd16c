import { expect, test } from 'vitest'
import { entriesIn } from './entries'

test('faults and set-ups of a file are entries, with what else it holds left aside', () => {
  const file = {
    about: 'Somebody’s',
    faults: [{ id: 'a', base: '#steps=100', link: '#steps=3', setting: ['steps'] }],
    healthy: [{ id: 'b', link: 'steps=100' }],
  }
  expect(entriesIn(JSON.stringify(file))).toEqual([
    { id: 'a', kind: 'fault', keys: 'steps=3', base: 'steps=100' },
    { id: 'b', kind: 'healthy', keys: 'steps=100', base: null },
  ])
})

test('a file of another form is refused', () => {
  expect(() => entriesIn('{"faults":[{"id":"a"}]}')).toThrow()
})
