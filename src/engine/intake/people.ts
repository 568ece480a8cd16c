/**
 * Whose a photo is, by where it lies: the folder it is in, `anna/beach.jpg`. Photos that lie beside
 * each other are told apart by their names, `anna_01.jpg`.
 */
import { baseName, folderOf, sharedFolder, withoutEnding } from './paths'

export interface People {
  /** Per photo, its person; null where nothing tells. */
  readonly names: readonly (string | null)[]
  /** Folders above all photos that tell nothing, to be left out of their paths. */
  readonly above: string
}

/** What cameras and programs call any photo. */
const NOBODY = /^(img|dsc|dscn|dscf|pxl|photo|image|picture|pic|scan|frame|screenshot)$/i

/** The person in a name such as `anna_01.jpg`, `anna-1.jpg`, `anna 01.jpg` or `anna.01.jpg`. */
export function namedPerson(path: string): string | null {
  const person = /^(.*\S)[ ._-]+\(?\d+\)?$/.exec(withoutEnding(baseName(path)))?.[1]
  return person === undefined || NOBODY.test(person) ? null : person
}

/** @param listed whether a list of pairs came too: a single folder then need not be a person */
export function peopleOf(paths: readonly string[], listed: boolean): People {
  const above = sharedFolder(paths)
  const folders = paths.map(folderOf)
  if (folders.some((folder) => folder !== above)) {
    const names = folders.map((folder, i) =>
      folder === above ? namedPerson(paths[i]!) : baseName(folder),
    )
    return { names, above }
  }
  const named = paths.map(namedPerson)
  const known = named.filter((name) => name !== null)
  if (new Set(known).size >= 2 && known.length * 2 >= paths.length) return { names: named, above }
  if (listed) return { names: paths.map(() => null), above }
  if (above !== '') return { names: paths.map(() => baseName(above)), above: folderOf(above) }
  return { names: named, above }
}
