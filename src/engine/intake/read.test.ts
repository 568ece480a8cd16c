import { beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { begunBy } from '../../domain/people/assignment'
import { marksOf } from '../../domain/people/marks'
import { sample, type SampleFile } from '../../../e2e/support/photos/files'
import { MESSY_LINES, messyList } from '../../../e2e/support/photos/lists'
import { npy } from '../../../e2e/support/photos/npy'
import { portrait } from '../../../e2e/support/photos/portraits'
import {
  csvList,
  lfwZip,
  loosePhotos,
  npySet,
  personFolders,
} from '../../../e2e/support/photos/sets'
import * as traps from '../../../e2e/support/photos/traps'
import { UNREADABLE } from '../../../e2e/support/photos/unreadable'
import * as zips from '../../../e2e/support/photos/zips'
import { encodeBySharp } from './sharpDecoder'
import { exportZip } from './exportZip'
import { Cancelled } from './refusal'
import { given, readForTest } from './readForTest'

let folders: readonly SampleFile[]
beforeAll(async () => {
  folders = await personFolders({ people: 3, photos: 3 })
})

describe('readFiles', () => {
  it('makes a set of folders, one for each person', async () => {
    const { set, bytes, report } = await readForTest(folders)
    expect(set).toMatchObject({
      version: 1,
      name: 'Test',
      side: 64,
      channels: 3,
      identities: ['anna', 'bob', 'carla'],
      list: null,
    })
    expect(set!.id).toMatch(/^[0-9a-f]{12}$/)
    expect(Array.from(set!.identityOf)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2])
    expect(set!.paths[3]).toBe('bob/photo_01.jpg')
    expect(new Set(set!.groupOf).size).toBe(9)
    expect(bytes.length).toBe(9 * 64 * 64 * 3)
    expect(report).toMatchObject({ counts: { read: 9 }, files: 9 })
    expect(report.samples.length).toBe(6)
    expect(report.rows[0]).toEqual({
      path: 'faces/anna/photo_01.jpg',
      status: 'read',
      code: 'read',
      message: '96 × 96 px.',
    })
  })

  it('makes the same set in whatever order files come, folders or zip', async () => {
    const one = await readForTest(folders)
    const other = await readForTest([...folders].reverse())
    const zipped = await readForTest([await zips.zipOf('all.zip', folders)])
    expect(other.set).toEqual(one.set)
    expect(other.bytes).toEqual(one.bytes)
    expect(zipped.set).toEqual(one.set)
  })

  it('names the set by its pixels and facts', async () => {
    const id = async (...given: Parameters<typeof readForTest>) =>
      (await readForTest(...given)).set!.id
    const renamed = folders.map(({ path, bytes }) => ({ path: path.replace('anna', 'amy'), bytes }))
    const ids = [
      await id(folders),
      await id(folders.slice(1)),
      await id(renamed),
      await id(folders, { side: 48 }),
      await id(folders, { channels: 1 }),
      await id(folders, { crop: { zoom: 0.7, x: 0.5, y: 0.5 } }),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('reads a zip for each person, loose photos, and leaves aside what systems leave', async () => {
    const files = [
      await zips.zipOf('anna.zip', [
        sample('1.jpg', folders[0]!.bytes),
        sample('__MACOSX/._1.jpg', 'x'),
      ]),
      await zips.zipOf('bob.zip', [sample('1.jpg', folders[4]!.bytes), sample('.DS_Store', 'x')]),
    ]
    const { set, report } = await readForTest(files)
    expect(set!.paths).toEqual(['anna/1.jpg', 'bob/1.jpg'])
    expect(report.files).toBe(2)
    const loose = await readForTest(await loosePhotos({ people: 2, photos: 2 }))
    expect(loose.set!.identities).toEqual(['anna', 'bob'])
  })

  it('cuts the square asked for and stores grey or colour', async () => {
    const half = await sharp({
      create: { width: 40, height: 20, channels: 3, background: '#f00' },
    })
      .composite([
        {
          input: { create: { width: 20, height: 20, channels: 3, background: '#00f' } },
          left: 20,
          top: 0,
        },
      ])
      .png()
      .toBuffer()
    const files = [given('anna/1.png', new Uint8Array(half))]
    const first = async (x: number, channels: 1 | 3) =>
      Array.from(
        (await readForTest(files, { side: 8, channels, crop: { zoom: 1, x, y: 0.5 } })).bytes,
      ).slice(0, channels)
    expect(await first(0, 3)).toEqual([255, 0, 0])
    expect(await first(1, 3)).toEqual([0, 0, 255])
    expect(await first(0, 1)).toEqual([76])
  })

  it('reads LFW’s list with its folds', async () => {
    const { set, rowsOf } = await readForTest([await lfwZip()])
    expect(set!.list!.folds).toEqual(['1', '2'])
    expect(Array.from(set!.list!.foldOf).join('')).toBe('0'.repeat(12) + '1'.repeat(12))
    const { a, b, same } = set!.list!
    const { identityOf } = set!
    a.forEach((image, i) =>
      expect([i, identityOf[image] === identityOf[b[i]!]]).toEqual([i, same[i] === 1]),
    )
    expect(rowsOf('list_read')[0]!.message).toBe(
      '24 of 24 pairs were found in 2 folds: 12 same, 12 different.',
    )
  })

  it.each([
    ['same', 'path_a,path_b,same', 'since its column is called “same”'],
    ['different', 'path_a,path_b,dissimilar', 'since its column is called “dissimilar”'],
    ['different', null, 'since so 18 of 18 pairs agree with the people of their photos'],
    ['same', 'x,y,label', 'since so 18 of 18 pairs agree with the people of their photos'],
  ] as const)('reads a list where 1 means %s, headed %s', async (one, header, why) => {
    const size = { people: 3, photos: 4 }
    const files = await csvList(size, { one, header, lineEnd: '\r\n', delimiter: ';' })
    const { set, rowsOf } = await readForTest(files)
    expect(rowsOf('list_read')[0]!.message).toBe(
      `18 of 18 pairs were found: 9 same, 9 different. 1 was taken to mean ${one}, ${why}.`,
    )
    expect(Array.from(set!.list!.same).join('')).toBe('10'.repeat(9))
    expect(set!.list!.folds).toEqual([])
    expect(rowsOf('label_contradicts')).toEqual([])
  })

  it.each([
    ['yes', 'no'],
    ['True', 'False'],
    ['ja', 'nein'],
    ['Y', 'N'],
  ])('speaks of a list’s own labels: %s and %s', async (yes, no) => {
    const list = (a: string, b: string, label: string) => `${a},${b},${label}`
    const { rowsOf } = await readForTest([
      ...folders,
      sample(
        'p.csv',
        [
          'a,b,label',
          list('anna/photo_01.jpg', 'bob/photo_01.jpg', no),
          list('anna/photo_01.jpg', 'anna/photo_02.jpg', yes),
        ].join('\n'),
      ),
    ])
    expect(rowsOf('list_read')[0]!.message).toContain(`“${yes}” was taken to mean same`)
  })

  it('reads the first question’s files, each picture once, people by what is same', async () => {
    const { set, bytes, rowsOf } = await readForTest(await npySet({ people: 3 }))
    expect(set!.paths.length).toBe(12)
    expect(set!.list!.folds).toEqual(['train', 'val'])
    expect(Array.from(set!.list!.same).join('')).toBe('101010101010')
    expect(set!.identities.length).toBe(6)
    const told = rowsOf('list_read')
    expect(told.map(({ path }) => path)).toEqual(['X_Train.txt', 'X_Val.txt', 'X_Train.txt'])
    expect(told.at(-1)!.message).toMatch(/^People on 12 images are told by same pairs only/)
    const fractions = await readForTest(await npySet({ people: 3, descr: '<f4' }))
    expect(fractions.bytes).toEqual(bytes)
    expect(fractions.set!.id).toBe(set!.id)
    expect(fractions.report.counts.float_pixels).toBe(12)
  })

  it('takes each picture once, and says where one has two names', async () => {
    const [photo, other] = [folders[0]!.bytes, folders[3]!.bytes]
    const png = await sharp(photo).png().toBuffer()
    const files = [
      sample('anna/1.jpg', photo),
      sample('anna/2.jpg', photo),
      sample('anna/3.png', png),
      sample('bob/1.jpg', other),
      sample('bob/2.jpg', photo),
      sample('bob/3.jpg', await sharp(other).jpeg({ quality: 60 }).toBuffer()),
    ]
    const { set, draft, messageOf, rowsOf } = await readForTest(files)
    expect(set!.paths).toEqual(['anna/1.jpg', 'bob/1.jpg', 'bob/3.jpg'])
    expect(marksOf(draft!, begunBy(draft!, null))).toMatchObject([
      { code: 'duplicate', image: 0, person: 'anna', other: 'bob' },
    ])
    expect(Array.from(set!.groupOf)).toEqual([0, 1, 1])
    expect(rowsOf('exact_duplicate').map(({ path }) => path)).toEqual(['anna/2.jpg', 'anna/3.png'])
    expect(messageOf('anna/2.jpg')).toBe(
      'It is the same picture as anna/1.jpg, pixel for pixel, so it was left out. Nothing is to be done.',
    )
    expect(messageOf('bob/2.jpg')).toBe(
      'It is the same picture as anna/1.jpg, so it is under two names, and anna or bob is wrong. It was kept as anna; say in “Who is who” which is right.',
    )
    expect(rowsOf('near_duplicate')[0]).toMatchObject({
      path: 'bob/3.jpg',
      message:
        'It is nearly the same picture as bob/1.jpg, as if saved anew. Both were kept, and stay on the same side of a split.',
    })
    expect(rowsOf('lone_photo')[0]!.message).toBe(
      'It is the only photo of anna, so it makes no same pair, only different ones. Add another of anna.',
    )
  })

  it('says which lines of a list it cannot use, and why, and uses the others', async () => {
    const list = [
      'a,b,same',
      'anna/photo_01.jpg,anna/photo_02.jpg,1',
      'anna/photo_01.jpg,dora/photo_01.jpg,0',
      'photo_01.jpg,anna/photo_01.jpg,0',
      'anna/photo_01.jpg,bob/photo_01.jpg,perhaps',
      'anna/photo_01.jpg,anna/photo_09.jpg,1',
      'anna/half.jpg,anna/photo_01.jpg,1',
      'anna/photo_01.jpg,bob/photo_01.jpg,1',
      'anna/photo_01.jpg,anna/photo_03.jpg,0',
    ].join('\r\n')
    const { set, report } = await readForTest([
      ...folders,
      sample('faces/anna/photo_09.jpg', folders[0]!.bytes),
      await traps.truncatedJpeg('faces/anna/half.jpg'),
      sample('pairs.csv', `\ufeff${list}`),
    ])
    expect(set!.list!.a.length).toBe(3)
    const ofList = report.rows.filter(({ path }) => path.startsWith('pairs.csv:'))
    expect(ofList.map(({ path, code, message }) => [path.slice(10), code, message])).toEqual([
      [
        '5',
        'list_line',
        'The label is “perhaps”; labels are 0 or 1 (true and false, same and different are taken as well). Mend the line.',
      ],
      [
        '3',
        'list_line',
        '“dora/photo_01.jpg” is not among the photos. Bring it too, or take the line out.',
      ],
      ['4', 'list_line', '“photo_01.jpg” fits 3 photos. Write more of its path.'],
      [
        '6',
        'list_line',
        'Both are one and the same picture, which teaches nothing. Take the line out.',
      ],
      ['7', 'list_line', 'faces/anna/half.jpg could not be taken; its own row says why.'],
      [
        '8',
        'label_contradicts',
        'The list calls anna/photo_01.jpg and bob/photo_01.jpg same, yet they are of anna and bob. The list was followed; look which is right.',
      ],
      [
        '9',
        'label_contradicts',
        'The list calls anna/photo_01.jpg and anna/photo_03.jpg different, yet both are of anna. The list was followed; look which is right.',
      ],
    ])
  })

  it('reads a photo of which only a list tells, and keeps one of which nothing does, of nobody', async () => {
    const files = [
      sample('images/a.jpg', folders[0]!.bytes),
      sample('images/b.jpg', folders[1]!.bytes),
      sample('images/c.jpg', folders[2]!.bytes),
      sample('images/nobody.jpg', folders[3]!.bytes),
      sample('images/notes.jpg', 'only text'),
      sample(
        'list.txt',
        'images/a.jpg images/b.jpg'.replace(' ', ',') + ',1\nimages/b.jpg,images/c.jpg,0\n',
      ),
    ]
    const { draft, set, rowsOf, messageOf } = await readForTest(files)
    expect(set!.identities).toEqual(['person_001', 'person_002'])
    expect(Array.from(set!.identityOf)).toEqual([0, 0, 1])
    expect(draft!.readings[0]!.names).toEqual(['person_001', 'person_001', 'person_002', null])
    expect(rowsOf('no_identity')).toEqual([
      {
        path: 'nobody.jpg',
        status: 'note',
        code: 'no_identity',
        message:
          'It was read, but nothing says which person it is of. Say so yourself, put it in a folder by the person’s name, call it like anna_01.jpg, or bring a list that names it; else it is left out.',
      },
    ])
    expect(messageOf('images/notes.jpg')).toBe(
      'It holds text, not a picture, whatever its name says. Bring the photo itself.',
    )
  })

  it('keeps every photo in the draft where nothing tells who is who, and makes no set', async () => {
    const files = folders.slice(0, 3).map(({ bytes }, i) => sample(`DCIM/IMG_000${i}.jpg`, bytes))
    const { draft, set, bytes, rowsOf } = await readForTest(files)
    expect(set).toBeNull()
    expect(draft!.readings[0]).toMatchObject({ id: 'nobody', names: [null, null, null] })
    expect(bytes.length).toBe(3 * 64 * 64 * 3)
    expect(rowsOf('no_identity')).toHaveLength(3)
  })

  it('keeps other readings beside the best, and says what speaks against it', async () => {
    const paths = ['Ada/beach', 'Ada/office', 'Ben/beach', 'Ben/office']
    const files = paths.flatMap((path, i) =>
      [0, 1].map((n) => sample(`${path}/${n}.jpg`, folders[2 * i + n]!.bytes)),
    )
    const { draft, set } = await readForTest(files)
    expect(set!.identities).toEqual(['Ada', 'Ben'])
    const [best, ...others] = draft!.readings
    expect(best!.doubts.map(({ code }) => code)).toEqual(['several_readings'])
    expect(best!.example).toEqual({ path: 'Ada/beach/0.jpg', person: 'Ada' })
    expect(others.slice(0, 3).map(({ id }) => id)).toEqual(['folder-2', 'folders-to-2', 'nobody'])
    expect(new Set(others[0]!.names)).toEqual(new Set(['beach', 'office']))
    expect(others[0]!.doubts.map(({ code }) => code)).toContain('one_name_many_folders')
  })

  it('takes people by a list that names them, and says that pairs alone may tell too little', async () => {
    const photos = folders.slice(0, 4).map(({ bytes }, i) => sample(`images/${i}.jpg`, bytes))
    const named = await readForTest([
      ...photos,
      sample('who.csv', 'file,person\n0.jpg,Ada\n1.jpg,Ada\n2.jpg,Ben\n3.jpg,Ben\n'),
    ])
    expect(named.set!.identities).toEqual(['Ada', 'Ben'])
    expect(named.draft!.readings[0]!.id).toBe('people-list')
    const paired = await readForTest([...photos, sample('p.csv', '0.jpg,1.jpg,1\n2.jpg,3.jpg,0\n')])
    expect(paired.set!.identities).toEqual(['person_001', 'person_002', 'person_003'])
    expect(paired.draft!.readings[0]!.doubts.map(({ code }) => code)).toContain('from_pairs')
    expect(paired.rowsOf('list_read').at(-1)!.message).toMatch(/so two of these people may be one/)
  })

  it('gives no set, but a report, where no photo can be read', async () => {
    const { set, bytes, report } = await readForTest([sample('a.jpg', ''), sample('b.doc', 'x')])
    expect([set, bytes.length, report.files]).toEqual([null, 0, 2])
    expect(report.rows.map(({ status, code }) => [status, code])).toEqual([
      ['skipped', 'empty'],
      ['ignored', 'not_a_photo'],
    ])
  })

  it('takes no more images than fit, and says how many were left out', async () => {
    const files = [1, 2, 3, 4, 5].map((i) => sample(`anna/${i}.jpg`, folders[i]!.bytes))
    const { set, rowsOf } = await readForTest(
      files,
      { side: 48 },
      { limits: { images: 2, pixelBytes: 1e9 } },
    )
    expect(set!.paths).toEqual(['anna/1.jpg', 'anna/2.jpg'])
    expect(rowsOf('over_limit')).toEqual([
      {
        path: 'anna/3.jpg',
        status: 'skipped',
        code: 'over_limit',
        message:
          '2 images of 48 × 48 px in colour are taken at most: this one and those after it, 3 files in all, were left out. Bring fewer photos, or choose a smaller side.',
      },
    ])
    const byBytes = await readForTest(
      files,
      { side: 48 },
      { limits: { images: 9, pixelBytes: 48 * 48 * 3 * 3 + 5 } },
    )
    expect(byBytes.set!.paths.length).toBe(3)
  })

  it('ends as soon as it is cancelled', async () => {
    let read = 0
    const isCancelled = () => read >= 2
    const onProgress = (stage: string, done: number) => {
      if (stage === 'Reading photos') read = done
    }
    await expect(readForTest(folders, {}, { isCancelled, onProgress })).rejects.toThrow(Cancelled)
    expect(read).toBe(2)
  })

  it('brings an exported set in again: the same pixels, people and pairs', async () => {
    for (const files of [[await lfwZip()], await npySet({ people: 3 })]) {
      const { set, pixels, bytes } = await readForTest(files)
      const zip = await exportZip(set!, pixels, encodeBySharp, () => undefined)
      const again = await readForTest([given('again.zip', new Uint8Array(await zip.arrayBuffer()))])
      const facts = (made: typeof again) => {
        const { list, identities, identityOf, side } = made.set!
        const length = side * side * 3
        const image = (i: number) =>
          Buffer.from(made.bytes.subarray(i * length, (i + 1) * length)).toString('base64')
        const person = (i: number) => identities[identityOf[i]!]
        const pairs = Array.from(list!.a, (a, i) => {
          const b = list!.b[i]!
          return [
            image(a),
            image(b),
            person(a),
            person(b),
            list!.same[i],
            list!.folds[list!.foldOf[i]!],
          ]
        })
        return { pairs, people: [...identities].sort(), count: made.bytes.length }
      }
      expect(facts(again)).toEqual(facts({ ...again, set, bytes }))
    }
  })
})

describe('what cannot be read', () => {
  const npys = traps.npyTraps()
  it.each(UNREADABLE)(
    'has its exact message, and the rest is read: $name',
    async ({ make, path, message }) => {
      const { messageOf, report } = await readForTest([...folders, await make()])
      expect(messageOf(path)).toBe(message)
      expect(report.counts.read).toBe(9)
    },
  )

  it('in .npy files is told apart, and the other pairs are read', async () => {
    const files = Object.entries(await npys).map(([name, bytes]) => sample(`${name}.npy`, bytes))
    const good = npy({ shape: [2, 8, 8], values: Array.from({ length: 128 }, (_, i) => i) })
    const names = [...files.map(({ path }) => path), 'good.npy', 'missing.npy', 'good.npy']
    const { set, report } = await readForTest(
      [
        ...files,
        sample('good.npy', good),
        sample('X_Val.txt', `${names.join('\r\n')}\r\n\r\n`),
        sample(
          'Y_Val.txt',
          `${names.map((_, i) => (i === names.length - 1 ? '7' : '1')).join('\n')}\n`,
        ),
      ],
      { side: 8 },
    )
    expect(
      report.rows
        .filter(({ status }) => status === 'skipped')
        .map(({ path, code }) => [path, code]),
    ).toEqual([
      ['X_Val.txt:10', 'list_line'],
      ['X_Val.txt:9', 'list_line'],
      ['pickled.npy', 'npy_pickled'],
      ['shape.npy', 'npy_shape'],
      ['standardised.npy', 'npy_type'],
      ['truncated.npy', 'npy_damaged'],
      ['X_Val.txt:4', 'list_line'],
      ['X_Val.txt:5', 'list_line'],
      ['X_Val.txt:6', 'list_line'],
      ['X_Val.txt:7', 'list_line'],
    ])
    expect(report.rows[0]!.message).toBe(
      'Its label, line 10 of Y_Val.txt, is “7”; labels are 0 or 1 (true and false, same and different are taken as well). Mend the line.',
    )
    expect(set!.list!.a.length).toBe(4)
  })

  it('in a list is told line by line', async () => {
    const { set, messageOf } = await readForTest([...folders, messyList()])
    for (const [line, message] of MESSY_LINES) expect(messageOf(`pairs.csv:${line}`)).toBe(message)
    expect(set!.list!.a.length).toBe(4)
  })

  it('refuses lists of npy files and labels that are not equally long', async () => {
    const { messageOf } = await readForTest([
      sample('X_Train.txt', 'a.npy\nb.npy\n'),
      sample('Y_Train.txt', '1\n'),
    ])
    expect(messageOf('X_Train.txt')).toBe(
      'It has 2 lines, and Y_Train.txt has 1 labels, so nobody knows which belongs to which. Neither was used; make them equally long.',
    )
  })

  it('is small: a photo below the side is read and noted', async () => {
    const small = await portrait({ person: 1, take: 1, side: 20 })
    const { messageOf, report } = await readForTest([sample('anna/1.jpg', small)])
    expect(messageOf('anna/1.jpg')).toBe(
      'Its square of 20 × 20 px was enlarged to 64 × 64, which adds no detail. Bring a larger photo, or choose a smaller side.',
    )
    expect(report.counts).toEqual({ upscaled: 1, lone_photo: 1, read: 1 })
  })
})
