import { describe, expect, it } from 'vitest'
import { createFinder } from './finder'
import { byPath, cleanPath, isJunk, leadsOut, sharedFolder } from './paths'

describe('a finder', () => {
  const find = createFinder(['anna/1.jpg', 'bob/1.jpg', 'bob/2.JPG', 'carla.png'], false)

  it('finds by the end of a path, whatever lies above and whichever slashes', () => {
    expect(find('anna/1.jpg')).toEqual({ place: 0 })
    expect(find('/data/faces/bob/1.jpg')).toEqual({ place: 1 })
    expect(find('C:\\faces\\bob\\2.jpg')).toEqual({ place: 2 })
    expect(find('somewhere/else/carla.png')).toEqual({ place: 3 })
    expect(find('bob/2')).toEqual({ place: 2 })
  })

  it('does not take another person’s photo of the same name', () => {
    expect(find('carla/1.jpg')).toEqual({ fitting: 0 })
    expect(find('bob/3.jpg')).toEqual({ fitting: 0 })
  })

  it('says how many fit equally well', () => {
    expect(find('1.jpg')).toEqual({ fitting: 2 })
  })

  it('goes by the name alone where that is enough', () => {
    const loose = createFinder(['pairs/17.npy', 'pairs/18.npy', 'old/18.npy'], true)
    expect(loose('Datasets/6. Pairs/224/17.npy')).toEqual({ place: 0 })
    expect(loose('Datasets/old/18.npy')).toEqual({ place: 2 })
    expect(loose('Datasets/18.npy')).toEqual({ fitting: 2 })
  })
})

describe('paths', () => {
  it('are cleaned, and told from what systems leave behind', () => {
    expect(cleanPath('./a\\b//c.jpg')).toBe('a/b/c.jpg')
    expect(
      [
        '__MACOSX/a/._1.jpg',
        'a/.DS_Store',
        'a/Thumbs.db',
        'a/desktop.ini',
        'a/Icon\r',
        '.git/x',
      ].map(isJunk),
    ).toEqual([true, true, true, true, true, true])
    expect(['a/b.jpg', 'a/.b.jpg.icloud'].map(isJunk)).toEqual([false, false])
  })

  it('that lead out of an archive are known', () => {
    const out = ['../a', 'a/../../b', '/etc/a', 'C:\\a', '\\\\host\\a', 'a\0b']
    expect(out.map(leadsOut)).toEqual(out.map(() => true))
    expect(['a/b.jpg', 'a..b/c', '..a/b'].map(leadsOut)).toEqual([false, false, false])
  })

  it('share the folders above all of them', () => {
    expect(sharedFolder(['a/b/1', 'a/b/c/2', 'a/bc/3'])).toBe('a')
    expect(sharedFolder(['a/1', '2'])).toBe('')
    expect(sharedFolder([])).toBe('')
  })

  it('are sorted the same whatever their endings', () => {
    expect(['a/1.png', 'a/1-b.jpg', 'a/1.jpg'].sort(byPath)).toEqual([
      'a/1.jpg',
      'a/1.png',
      'a/1-b.jpg',
    ])
  })
})
