import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placementOf, placementText } from './placement'

const pairs = {
  outputs: Float32Array.of(0.125, 0.25, 0.5, 0.75, 0.375, 0.5, 1, 2),
  same: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
}

test('an output is nearer than the different pairs beyond it, farther than the same ones before it', () => {
  expect(placementOf(0.5, pairs, 'different')).toEqual({
    nearerThan: { count: 2, of: 4 },
    fartherThan: { count: 2, of: 4 },
  })
})

test('the other way round where a larger output means same', () => {
  expect(placementOf(0.5, pairs, 'same')).toEqual({
    nearerThan: { count: 1, of: 4 },
    fartherThan: { count: 1, of: 4 },
  })
})

test('turning outputs and direction round changes nothing', () => {
  const value = fc.integer({ min: -8, max: 8 })
  fc.assert(
    fc.property(value, fc.array(fc.tuple(value, fc.constantFrom(0, 1))), (output, all) => {
      const outputs = Float32Array.from(all, ([each]) => each)
      const same = Uint8Array.from(all, ([, kind]) => kind)
      expect(placementOf(-output, { outputs: outputs.map((each) => -each), same }, 'same')).toEqual(
        placementOf(output, { outputs, same }, 'different'),
      )
    }),
  )
})

const share = (count: number, of: number) => ({ count, of })

test('is told in percent, which never round to all or none', () => {
  const text = (nearer: number, farther: number) =>
    placementText(0.5, { nearerThan: share(nearer, 1000), fartherThan: share(farther, 1000) }, true)
  expect(text(970, 404)).toBe(
    'Nearer than 97 % of different pairs, farther than 40 % of same pairs.',
  )
  expect(text(999, 1)).toBe('Nearer than 99 % of different pairs, farther than 1 % of same pairs.')
  expect(text(1000, 0)).toBe(
    'Nearer than all 1,000 different pairs, farther than none of the 1,000 same pairs.',
  )
})

test('speaks of likeness where the output is no distance', () => {
  const text = placementText(0.5, { nearerThan: share(1, 2), fartherThan: share(1, 2) }, false)
  expect(text).toBe('More alike than 50 % of different pairs, less alike than 50 % of same pairs.')
})

test('says nothing of NaN, or where one kind of pair is missing', () => {
  const half = share(1, 2)
  expect(placementText(NaN, { nearerThan: half, fartherThan: half }, true)).toBeNull()
  expect(placementText(1, { nearerThan: share(0, 0), fartherThan: half }, true)).toBeNull()
})
