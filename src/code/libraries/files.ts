/**
 * Folders and files that code looks for, as stand-ins: ten folders, each a class, with a few files in each. A
 * folder within one of these is a class of its own. A path carries its class, the last that stands in it.
 */
import type { Machine } from '../evaluate/machine'
import { isKind, List, Sym, Tuple, type Value } from '../evaluate/values'

const FOLDERS = 10
const FILES = 4

/** The class that a path says last, or null. */
export function classIn(path: string): number | null {
  const [, kind] = [...path.matchAll(/class(\d+)/g)].at(-1) ?? []
  return kind === undefined ? null : Number(kind)
}

/** All that is known of a path, in order. */
function pathText(value: Value, depth = 0): string {
  if (typeof value === 'string') return value
  if (!isKind(value, 'sym') || depth > 8) return ''
  return value.args.map((each) => pathText(each, depth + 1)).join('/')
}

/** The class whose files a folder holds; null where it holds classes. */
function classOfFolder(path: string): number | null {
  const first = classIn(path)
  if (first === null) return null
  const within = path.slice(path.search(/class\d+/))
  if (/^class\d+\/*$/.test(within)) return first
  // Of each folder within another its own, told by its name.
  let hash = 7
  for (const letter of within.replace(/\/+$/, ''))
    hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003
  return FOLDERS + hash
}

const folders = () => Array.from({ length: FOLDERS }, (_, i) => `class${i}`)
const files = (kind: number, ending = '.png') =>
  Array.from({ length: FILES }, (_, i) => `class${kind}_${i}${ending}`)

function listed(value: Value): Value {
  const kind = classOfFolder(pathText(value))
  return new List(kind === null ? folders() : files(kind))
}

/** What a pattern finds: `people/*` folders, `people/*.jpg` and what is longer files. */
export function found(value: Value): string[] {
  const text = pathText(value).replace(/\/+$/, '')
  const at = text.lastIndexOf('/')
  const [folder, last] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)]
  const ending = /\.\w+$/.exec(last)?.[0] ?? (classIn(text) === null ? '' : '.png')
  const known = folder.replace(/\/?\*+/g, '')
  const under = (path: string) =>
    files(classOfFolder(path) ?? 0, ending).map((file) => `${path}/${file}`)
  if (classIn(known) !== null) return under(known)
  if (ending === '' && !folder.includes('*')) return folders().map((each) => `${known}/${each}`)
  const all = folders().map((each) => under(`${known}/${each}`))
  return Array.from({ length: FILES }, (_, i) => all.map((each) => each[i]!)).flat()
}

type OfFiles = (m: Machine, args: readonly Value[]) => Value | undefined
const OF_FILES: Readonly<Record<string, OfFiles>> = {
  'os.listdir': (_m, [path = '']) => listed(path),
  'tf.io.gfile.listdir': (_m, [path = '']) => listed(path),
  'glob.glob': (_m, [pattern = '']) => new List(found(pattern)),
  'glob.iglob': (_m, [pattern = '']) => new List(found(pattern)),
  'tf.io.gfile.glob': (_m, [pattern = '']) => new List(found(pattern)),
  'os.walk': (_m, [path = '']) =>
    new List(
      folders().map(
        (each, i) => new Tuple([`${pathText(path)}/${each}`, new List([]), new List(files(i))]),
      ),
    ),
  'os.path.isdir': () => true,
  'os.path.isfile': () => true,
  'os.path.exists': () => true,
  'os.path.join': (_m, parts) =>
    parts.every((each) => typeof each === 'string') ? parts.join('/') : undefined,
  'os.path.basename': (_m, [path]) =>
    typeof path === 'string' ? path.split('/').at(-1)! : undefined,
  'os.path.dirname': (_m, [path]) =>
    typeof path === 'string' ? path.split('/').slice(0, -1).join('/') : undefined,
}

/** Undefined for what looks for no files. */
export function fileCall(m: Machine, path: string, args: readonly Value[]): Value | undefined {
  return Object.hasOwn(OF_FILES, path) ? OF_FILES[path]!(m, args) : undefined
}

/** Images that are read from files, by what reads them: their shape where it is said. */
export const imageFrom = (path: string, shape: Sym['shape'], place: Sym['place']): Sym =>
  new Sym('image', [path], new Map(), shape, place, null, 'an image')
