import { describe, expect, it } from 'vitest'
import { addFiles, nameFor } from './intakeFiles'

const file = (path: string, text = 'x', lastModified = 1) => ({
  path,
  file: new File([text], path.split('/').at(-1) ?? path, { lastModified }),
})
const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path)

describe('addFiles', () => {
  it('adds to what is held, in the order they came', () => {
    expect(paths(addFiles([file('a/1.jpg')], [file('b/1.jpg'), file('a/2.jpg')]))).toEqual([
      'a/1.jpg',
      'b/1.jpg',
      'a/2.jpg',
    ])
  })

  it('takes the same file once', () => {
    expect(paths(addFiles([file('a/1.jpg')], [file('a/1.jpg')]))).toEqual(['a/1.jpg'])
  })

  it('tells pasted pictures apart, which all have one name', () => {
    const once = addFiles([], [file('image.png', 'x', 1)])
    const thrice = addFiles(once, [file('image.png', 'x', 2), file('image.png', 'xy', 2)])
    expect(paths(thrice)).toEqual(['image.png', 'image (2).png', 'image (3).png'])
  })

  it('puts the number before the ending, whatever dots the folders have', () => {
    const held = [file('v1.2/LICENCE', 'x')]
    expect(paths(addFiles(held, [file('v1.2/LICENCE', 'xy')]))).toContain('v1.2/LICENCE (2)')
  })
})

describe('nameFor', () => {
  const named = (named: string | null, ...files: string[]) =>
    nameFor({ named, files: files.map((path) => file(path)) })

  it('is what the person said', () => {
    expect(named(' Family ', 'a/1.jpg')).toBe('Family')
    expect(named('  ', 'a/1.jpg')).toBe('a')
  })

  it('is the one folder’s or file’s name', () => {
    expect(named(null, 'lfw/Ada/1.jpg', 'lfw/Ben/1.jpg')).toBe('lfw')
    expect(named(null, 'faces.v2.zip')).toBe('faces.v2')
  })

  it('stays when a list or a note is added', () => {
    for (const list of ['pairs.csv', 'Pairs.TXT', 'who.json', 'people.tsv', 'README.md']) {
      expect(named(null, 'lfw/Ada/1.jpg', list)).toBe('lfw')
      expect(named(null, list, 'faces.zip')).toBe('faces')
    }
    expect(named(null, 'pairs.csv')).toBe('pairs')
    expect(named(null, 'lfw/Ada/1.jpg', 'more.jpg')).toBe('My photos')
  })

  it('is a plain name where there are several', () => {
    expect(named(null, 'Ada/1.jpg', 'Ben/1.jpg')).toBe('My photos')
    expect(named(null, 'a.zip', 'b.zip')).toBe('My photos')
    expect(named(null)).toBe('My photos')
  })
})
