import { expect, it } from 'vitest'
import { namedSet } from '../testPhotos'
import { notUsable } from './usable'

it('nothing can be trained on images of nobody, or of one alone, whatever they are of', () => {
  expect(notUsable(null, 'people')).toBe(
    'No photo is of any person yet. Say in “Who is who” which photo is of which person.',
  )
  expect(notUsable(namedSet([9]), 'signatures')).toBe(
    'All signatures are of one signer, and different pairs take two. Say in “Who is who” which signature is of which signer.',
  )
  expect(notUsable(namedSet([1, 1]), 'people')).toBeNull()
})
