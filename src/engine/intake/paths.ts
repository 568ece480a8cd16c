/** Paths of files as they come: cleaned, and what kind of file a name promises. */

export type Kind = 'photo' | 'npy' | 'archive' | 'table' | 'text' | 'other'

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  [
    'photo',
    /\.(jpe?g|jpe|jfif|pjpe?g|png|apng|webp|avif|gif|bmp|dib|ico|hei[cf]s?|hif|tiff?|p[bgpna]m|pfm)$/i,
  ],
  ['npy', /\.npy$/i],
  ['archive', /\.(zip|tar|tgz|gz)$/i],
  ['table', /\.(csv|tsv)$/i],
  ['text', /\.(txt|list|lst)$/i],
]

export const kindOf = (path: string): Kind =>
  KINDS.find(([, ending]) => ending.test(path))?.[0] ?? 'other'

/** What systems leave beside files, and nobody meant to bring. */
export const isJunk = (path: string): boolean =>
  path.split('/').some((part) => JUNK.test(part) && !PLACEHOLDER.test(part))

const JUNK = /^(\.[^.]|__MACOSX$|Thumbs\.db$|ehthumbs\.db$|desktop\.ini$|Icon\r$)/i
/** What iCloud leaves in the place of a photo, which was meant. */
const PLACEHOLDER = /^\..+\.icloud$/i

/** Whether a path of an archive leads out of it. */
export const leadsOut = (path: string): boolean =>
  /^([a-z]:|[\\/])/i.test(path) || path.includes('\0') || path.split(/[\\/]/).includes('..')

/** One kind of slash, none doubled, none at the ends, no `.` on the way. */
export const cleanPath = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The folders above a file, '' for none. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** A path without the ending of its name. */
export const withoutEnding = (path: string): string => path.replace(/\.[^./]+$/, '')

/** The folder that an archive unpacks to: its path without the endings that make it one. */
export const unpackedFolder = (path: string): string =>
  path.replace(/(\.tar)?\.(zip|tar|gz)$|\.tgz$/i, '')

/** The folders that all paths lie in, '' for none. */
export function sharedFolder(paths: readonly string[]): string {
  let shared: readonly string[] | null = null
  for (const path of paths) {
    const folders = path.split('/').slice(0, -1)
    if (shared === null) shared = folders
    const differs = shared.findIndex((part, i) => part !== folders[i])
    if (differs >= 0) shared = shared.slice(0, differs)
  }
  return shared?.join('/') ?? ''
}

/** Order of images: by path without its ending, then by the ending; the same in every language. */
export function byPath(a: string, b: string): number {
  return compare(withoutEnding(a), withoutEnding(b)) || compare(a, b)
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
