/** Good sets of photos, one for each way of bringing them. */
import { sample, type SampleFile } from './files'
import { npy } from './npy'
import { portrait, portraitPixels, type PortraitFormat } from './portraits'
import { zipOf } from './zips'

const NAMES = ['anna', 'bob', 'carla', 'dmitri', 'eve', 'fatima', 'george', 'hana', 'ivan', 'jane']
export const personName = (person: number): string =>
  NAMES[person] ?? `person_${String(person).padStart(3, '0')}`
const two = (number: number) => String(number).padStart(2, '0')

export interface SetSize {
  readonly people?: number
  readonly photos?: number
  readonly side?: number
  readonly format?: PortraitFormat
}

async function photosOf(
  { people = 6, photos = 4, side = 96, format = 'jpeg' }: SetSize,
  pathOf: (person: number, take: number, ending: string) => string,
): Promise<readonly SampleFile[]> {
  const ending = format === 'jpeg' ? 'jpg' : format
  const made: SampleFile[] = []
  for (let person = 0; person < people; person++)
    for (let take = 0; take < photos; take++)
      made.push(
        sample(pathOf(person, take, ending), await portrait({ person, take, side, format })),
      )
  return made
}

/** `faces/anna/photo_01.jpg`: a folder for each person. */
export const personFolders = (size: SetSize = {}, root = 'faces'): Promise<readonly SampleFile[]> =>
  photosOf(
    size,
    (person, take, ending) => `${root}/${personName(person)}/photo_${two(take + 1)}.${ending}`,
  )

/** `anna_01.jpg`: loose photos. */
export const loosePhotos = (size: SetSize = {}): Promise<readonly SampleFile[]> =>
  photosOf(size, (person, take, ending) => `${personName(person)}_${two(take + 1)}.${ending}`)

/** A zip as LFW's, with pairs.txt: `folds` folds, each of `pairs` same and `pairs` different. */
export async function lfwZip(size: SetSize = {}, folds = 2, pairs = 6): Promise<SampleFile> {
  const { people = 6, photos = 4 } = size
  const files = await photosOf(size, (person, take, ending) => {
    const name = lfwName(person)
    return `lfw/${name}/${name}_${String(take + 1).padStart(4, '0')}.${ending}`
  })
  const lines = [`${folds}\t${pairs}`]
  for (let fold = 0; fold < folds; fold++) {
    for (let i = 0; i < pairs; i++) {
      const place = fold * pairs + i
      const take = (Math.floor(place / people) % (photos - 1)) + 1
      lines.push([lfwName(place % people), take, take + 1].join('\t'))
    }
    for (let i = 0; i < pairs; i++) {
      const [a, b] = [(fold * pairs + i) % people, (fold * pairs + i + 1) % people]
      lines.push([lfwName(a), (i % photos) + 1, lfwName(b), (fold % photos) + 1].join('\t'))
    }
  }
  return zipOf('lfw.zip', [...files, sample('lfw/pairs.txt', `${lines.join('\n')}\n`)])
}

const lfwName = (person: number) => {
  const name = personName(person)
  return `${name[0]!.toUpperCase()}${name.slice(1)}_Example`
}

export interface CsvOptions {
  readonly delimiter?: string
  readonly lineEnd?: string
  readonly header?: string | null
  /** What 1 means. */
  readonly one?: 'same' | 'different'
}

/** Photos in folders and a list: each person's first two photos are a same pair, and so on. */
export async function csvList(
  size: SetSize = {},
  { delimiter = ',', lineEnd = '\n', header = 'path_a,path_b,same', one = 'same' }: CsvOptions = {},
): Promise<readonly SampleFile[]> {
  const { people = 6, photos = 4 } = size
  const files = await personFolders(size, 'photos')
  const path = (person: number, take: number) =>
    `photos/${personName(person % people)}/photo_${two(take + 1)}.jpg`
  const lines = header === null ? [] : [header.replaceAll(',', delimiter)]
  for (let person = 0; person < people; person++)
    for (let take = 0; take + 1 < photos; take++) {
      lines.push(pairLine(path(person, take), path(person, take + 1), one === 'same' ? 1 : 0))
      lines.push(pairLine(path(person, take), path(person + 1, take), one === 'same' ? 0 : 1))
    }
  return [...files, sample('pairs.csv', lines.join(lineEnd) + lineEnd)]

  function pairLine(a: string, b: string, label: number) {
    return [a, b, label].join(delimiter)
  }
}

export interface NpySetOptions {
  readonly people?: number
  readonly side?: number
  readonly descr?: '|u1' | '<f4' | '<f8'
}

/** The first question's files: pairs as .npy, named with their folders in four lists. */
export async function npySet({ people = 6, side = 64, descr = '|u1' }: NpySetOptions = {}): Promise<
  readonly SampleFile[]
> {
  const lists = { X_Train: '', Y_Train: '', X_Val: '', Y_Val: '' }
  const files: SampleFile[] = []
  for (let person = 0; person < people; person++)
    for (const [half, takes] of [
      ['Train', [0, 1]],
      ['Val', [2, 3]],
    ] as const)
      for (const same of [1, 0] as const) {
        const other = same ? person : (person + 1) % people
        const name = `${half.toLowerCase()}_${two(person)}_${same}.npy`
        const a = await portraitPixels({
          person: person + (half === 'Val' ? 100 : 0),
          take: takes[0],
          side,
        })
        const b = await portraitPixels({
          person: other + (half === 'Val' ? 100 : 0),
          take: takes[same]!,
          side,
        })
        const values = Array.from(Buffer.concat([a, b]), (v) => (descr === '|u1' ? v : v / 255))
        files.push(sample(`pairs/${name}`, npy({ descr, shape: [2, side, side, 3], values })))
        lists[`X_${half}`] += `Datasets/6. Pairs/${side}/${name}\n`
        lists[`Y_${half}`] += `${same}\n`
      }
  return [...files, ...Object.entries(lists).map(([name, text]) => sample(`${name}.txt`, text))]
}
