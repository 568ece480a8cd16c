import { expect, test } from 'vitest'
import { photosIn } from './photosIn'

test('of what was dropped, image files are taken, and those of no known type', () => {
  const file = (name: string, type: string) => new File(['x'], name, { type })
  const files = [file('a.jpg', 'image/jpeg'), file('b.txt', 'text/plain'), file('c.heic', '')]
  const taken = photosIn({ files: files as unknown as FileList })
  expect(taken.map(({ name }) => name)).toEqual(['a.jpg', 'c.heic'])
  expect(taken[0]?.blob).toBe(files[0])
})
