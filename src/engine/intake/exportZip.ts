/** A set as a zip that can be brought in again: a folder for each person, and its list. */
import {
  BlobReader,
  BlobWriter,
  TextReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import { csvFormatRows } from 'd3-dsv'
import { peopleIn } from '../../domain/forgeries'
import type { PhotoSet } from '../../domain/photoSet'
import { SET_WORDS } from '../../domain/setKind'
import { baseName, withoutEnding } from './paths'
import type { Raster } from './raster'

/** A raster as a PNG. */
export type Encode = (raster: Raster) => Promise<Blob>

const OPTIONS = { useWebWorkers: false } as const

export async function exportZip(
  set: PhotoSet,
  pixels: Blob,
  encode: Encode,
  onExported: (done: number) => void,
): Promise<Blob> {
  const { side, channels } = set
  const zip = new ZipWriter(new BlobWriter('application/zip'), OPTIONS)
  const paths = exportPaths(set)
  const length = side * side * channels
  for (const [i, path] of paths.entries()) {
    const data = new Uint8Array(await pixels.slice(i * length, (i + 1) * length).arrayBuffer())
    const image = await encode({ width: side, height: side, channels, data })
    // A PNG is packed already.
    await zip.add(path, new BlobReader(image), { level: 0 })
    onExported(i + 1)
  }
  if (set.list) await zip.add('pairs.csv', new TextReader(pairsCsv(set, paths)))
  await zip.add('README.txt', new TextReader(readme(set)))
  return zip.close()
}

/** `person/photo.png`, each once, even where big and small letters are the same. */
function exportPaths({ paths, identities, identityOf }: PhotoSet): readonly string[] {
  const taken = new Set<string>()
  return paths.map((path, i) => {
    const folder = plain(identities[identityOf[i]!]!)
    const [file, part] = baseName(path).split('#')
    const name = `${folder}/${plain(withoutEnding(file!))}${part ? `_${part}` : ''}`
    let free = name
    for (let more = 2; taken.has(free.toLowerCase()); more++) free = `${name}_${more}`
    taken.add(free.toLowerCase())
    return `${free}.png`
  })
}

/** A name that every system takes, and that is no hidden file. */
const plain = (name: string) => name.replace(/[\\/:*?"<>|\0]/g, '_').replace(/^\./, '_') || '_'

function pairsCsv({ list }: PhotoSet, paths: readonly string[]): string {
  const { a, b, same, foldOf, folds } = list!
  const head = ['path_a', 'path_b', 'same', ...(folds.length > 0 ? ['fold'] : [])]
  const rows = Array.from(a, (_, i) => [
    paths[a[i]!]!,
    paths[b[i]!]!,
    String(same[i]!),
    ...(folds.length > 0 ? [folds[foldOf[i]!]!] : []),
  ])
  return `${csvFormatRows([head, ...rows])}\n`
}

const readme = (set: PhotoSet) => {
  const { name, kind, paths, side, channels, list } = set
  return `“${name}”: ${paths.length} ${SET_WORDS[kind].picture}s of ${peopleIn(set)} ${SET_WORDS[kind].many}, ${side} × ${side} px, ${channels === 1 ? 'grey' : 'colour'}, a folder for each ${SET_WORDS[kind].one}.${list ? ' pairs.csv lists pairs; same is 1 where both are of one.' : ''}
To use it again, drop the zip on Siamese Playground’s data and choose ${side} px.
`
}
