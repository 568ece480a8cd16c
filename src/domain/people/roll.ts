/** The people of an assignment as a list shows them: who, how many images, what looks wrong. */
import type { PhotoDraft } from '../photoDraft'
import type { Assignment } from './assignment'
import type { ImageMark } from './marks'

export interface RollPerson {
  /** null for images of nobody yet. */
  readonly name: string | null
  /** Ascending, those that are left out among them. */
  readonly images: readonly number[]
  /** How many of them are kept. */
  readonly kept: number
  /** What looks wrong, a sentence each. */
  readonly warnings: readonly string[]
}

/** Those of nobody first, then by name, as people read names: “person 2” before “person 10”. */
export function rollOf(
  draft: PhotoDraft,
  assignment: Assignment,
  marks: readonly ImageMark[],
): readonly RollPerson[] {
  const imagesOf = new Map<string | null, number[]>()
  assignment.personOf.forEach((person, image) => {
    const images = imagesOf.get(person)
    if (images) images.push(image)
    else imagesOf.set(person, [image])
  })
  const warnings = warningsOf(draft, assignment, marks)
  const collator = new Intl.Collator('en', { numeric: true })
  return [...imagesOf]
    .map(([name, images]): RollPerson => ({
      name,
      images,
      kept: images.reduce((sum, image) => sum + Number(!assignment.leftOut.has(image)), 0),
      warnings: [
        ...(name === null ? [] : (warnings.people.get(name) ?? [])),
        ...new Set(images.flatMap((image) => warnings.images.get(image) ?? [])),
      ],
    }))
    .sort((x, y) => (x.name === null ? -1 : y.name === null ? 1 : collator.compare(x.name, y.name)))
}

/** What the reading doubts of people who still have those names, and marks of images. */
function warningsOf(draft: PhotoDraft, { reading }: Assignment, marks: readonly ImageMark[]) {
  const people = new Map<string, string[]>()
  for (const { people: names, message } of draft.readings.find(({ id }) => id === reading)
    ?.doubts ?? [])
    for (const name of names) people.set(name, [...(people.get(name) ?? []), message])
  const images = new Map<number, string[]>()
  for (const { image, twin, message } of marks)
    for (const each of twin === null ? [image] : [image, twin])
      images.set(each, [...(images.get(each) ?? []), message])
  return { people, images }
}
