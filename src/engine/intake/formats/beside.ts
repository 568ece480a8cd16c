/**
 * What lies where photos are expected and holds none: marks left in the place of files that are elsewhere,
 * and what programs and cameras leave beside photos.
 */
import type { Unread } from './unreadKind'

const NOTHING = 'Nothing is to be done.'

const elsewhere = (what: string, todo: string, by: Pick<Unread, 'mark' | 'ending'>): Unread => ({
  what,
  code: 'not_downloaded',
  todo,
  ...by,
})
const beside = (what: string, ending: RegExp, todo = NOTHING, mark?: string): Unread => ({
  what,
  code: 'not_a_photo',
  todo,
  ending,
  ...(mark !== undefined && { mark }),
})

export const BESIDE: readonly Unread[] = [
  elsewhere(
    'a placeholder of iCloud: the photo itself is not on this machine',
    'In Finder choose Download Now for its folder, wait, and bring the folder again.',
    { ending: /\.icloud$/i },
  ),
  elsewhere(
    'a pointer of Git LFS, not the file itself',
    'Run “git lfs pull” in its repository, and bring the folder again.',
    { mark: 'version https://git-lfs.github.com/spec/' },
  ),
  elsewhere(
    'a pointer of git-annex, not the file itself',
    'Run “git annex get” in its repository, and bring the folder again.',
    { mark: /^(\.\.\/)*(\.git)?\/annex\/objects\// },
  ),
  elsewhere(
    'a download that has not ended',
    'Let it end, or load it anew, and bring what comes of it.',
    { ending: /\.(part|partial|crdownload|download|opdownload|!ut)$/i },
  ),
  beside(
    'what a program noted of a photo beside it',
    /\.(aae|xmp|thm|pp3|dop|cos|on1|nksc|vrd|ithmb|lrcat|lrprev|lrdata)$/i,
  ),
  // Google names it IMG_1.jpg.supplemental-metadata.json, cut off where that is too long.
  beside(
    'what a program noted of a photo beside it',
    /\.(jpe?g|png|hei[cf]|gif|webp|mp4|mov)(\.s[a-z-]*)?(\(\d+\))?\.json$/i,
  ),
  beside('settings of a program', /(^|\/)(picasa|zbthumbnail|folder)\.(ini|info)$/i),
  beside(
    'a shortcut to a file, not the file itself',
    /\.(lnk|url|webloc|desktop)$/i,
    'Bring what it leads to.',
  ),
  beside('a recording of sound', /\.(mp3|wav|m4a|aac|ogg|flac|opus|amr)$/i),
  beside(
    'a database',
    /\.(db|db3|sqlite3?)$/i,
    'If photos are in it, save each as a file, a folder for each person.',
    'SQLite format 3\0',
  ),
  beside(
    'a text or a program that goes with the files',
    /\.(md|rst|tex|bib|log|py|ipynb|m|c|cpp|h|java|js|ts|sh|bat|cfg|toml|md5|sha\d*|sfv|pts)$|(^|\/)(readme|licen[cs]e|copying|changelog|makefile)$/i,
  ),
  beside('a program', /\.(exe|dll|so|dylib|msi|app)$/i),
]

const PHOTO_AS_TEXT = /^(\/9j\/|iVBORw0KGgo|R0lGOD|UklGR)[A-Za-z0-9+/=\s]*$/

/** What a text is that is called as a photo, and what to do, in sentences. */
export function textForPhoto(start: string): string {
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^data:image\//i.test(text) || PHOTO_AS_TEXT.test(text))
    return 'It holds the picture written as text (base64), as pages and programs embed it. Decode it to a file, as by “base64 --decode”, and bring that.'
  if (/^(<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(text))
    return 'It holds a web page, not a picture: where it was loaded from sent that instead, such as an error or a login. Load the photo itself, and bring that.'
  if (/^(<\?xml|[{[])/.test(text))
    return 'It holds what a server answered, not a picture, such as an error. Load the photo itself, and bring that.'
  return 'It holds text, not a picture, whatever its name says. Bring the photo itself.'
}
