/** The files that were brought: told apart by where they lay, and what they are called together. */
import type { IntakeFile } from '../engine'

const NAME = 'My photos'

/** Adds files. One of the same place, size and time takes the other's; else it gets a number. */
export function addFiles(
  held: readonly IntakeFile[],
  more: readonly IntakeFile[],
): readonly IntakeFile[] {
  const files = new Map(held.map((each) => [each.path, each]))
  for (const each of more) {
    let path = each.path
    for (let n = 2; !isSame(files.get(path), each); n++) path = numbered(each.path, n)
    files.set(path, { ...each, path })
  }
  return [...files.values()]
}

const timeOf = (file: Blob) => (file instanceof File ? file.lastModified : 0)
const isSame = (held: IntakeFile | undefined, { file }: IntakeFile) =>
  held === undefined || (held.file.size === file.size && timeOf(held.file) === timeOf(file))

/** `image.png` → `image (2).png`. */
const numbered = (path: string, n: number) => path.replace(/(\.[^./]*)?$/, ` (${n})$1`)

/** Files that come loose beside photos: lists, tables and notes. */
const BESIDE = /^[^/]+\.(csv|tsv|txt|jsonl?|md|xml|ya?ml|xlsx?|ods|pdf|docx?)$/i

/** What a set is called: as the person said, after the one folder or file, or a plain name. */
export function nameFor(intake: {
  readonly named: string | null
  readonly files: readonly IntakeFile[]
}): string {
  const { named } = intake
  if (named !== null && named.trim() !== '') return named.trim()
  // A list that is added to photos is not what they are called by.
  const photos = intake.files.filter(({ path }) => !BESIDE.test(path))
  const files = photos.length > 0 ? photos : intake.files
  const [first, ...others] = files
  if (first === undefined) return NAME
  const folder = /^([^/]+)\//.exec(first.path)?.[1]
  if (folder !== undefined)
    return files.every(({ path }) => path.startsWith(`${folder}/`)) ? folder : NAME
  return others.length === 0 ? first.path.replace(/\.[^.]*$/, '') : NAME
}
