/**
 * Annotations as COCO writes them: images, what is on each, and the categories of that. Who is on an image is
 * what its annotation calls so, else its category.
 */
import { rankOf } from './personHeader'
import { Refusal } from './refusal'

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const areFields = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFields)

/** Rows of a photo and who is on it, a header above; null where a value is no such file. */
export function cocoRows(value: Fields): string[][] | null {
  const { images, annotations, categories } = value
  if (!areFields(images) || !areFields(annotations)) return null
  const fileOf = new Map(images.map((image) => [text(image.id), fileIn(image)]))
  if ([...fileOf.values()].includes('') || annotations.some((each) => each.image_id === undefined))
    return null
  const key = personKey(annotations)
  const names = new Map(
    (areFields(categories) ? categories : []).map(({ id, name }) => [text(id), text(name)]),
  )
  const made = annotations.map((each) => {
    const category = text(each.category_id)
    return [
      fileOf.get(text(each.image_id)) ?? '',
      key === null ? (names.get(category) ?? category) : text(each[key]),
    ] as const
  })
  const rows = made.filter(([file, person]) => file !== '' && person !== '')
  const of = new Map<string, Set<string>>()
  for (const [file, person] of rows) of.set(file, (of.get(file) ?? new Set()).add(person))
  const several = [...of.values()].filter(({ size }) => size > 1).length
  if (several * 2 > of.size) throw aside('It names several on most images')
  const who = new Set(rows.map(([, person]) => person))
  if (who.size < 2) throw aside(`It has one category for all images, “${[...who][0] ?? 'none'}”`)
  const single = [...of].filter(([, people]) => people.size === 1)
  return [['file', key ?? 'category'], ...single.map(([file, [person]]) => [file, person!])]
}

/** Where one of the annotations’ own fields, or of their attributes, is called as people are. */
function personKey(annotations: readonly Fields[]): string | null {
  const keys = Object.keys(annotations[0]!)
  const told = keys.filter((key) => !/^(id|image_id|category_id)$/.test(key))
  const isTold = (key: string) => annotations.some((each) => text(each[key]) !== '')
  return told.find((key) => (rankOf(key) === 3 || /^track/i.test(key)) && isTold(key)) ?? null
}

const fileIn = ({ file_name, filename, path, name }: Fields) =>
  text(file_name ?? filename ?? path ?? name)
const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const aside = (why: string) =>
  new Refusal(
    'not_a_photo',
    `${why}, so it does not say who is on which, and was left aside. If it is to say so, give each annotation a field “person”, or bring a list of file,person.`,
  )
