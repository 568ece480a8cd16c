/**
 * Zips are read entry by entry out of their Blob, never whole. What an archive says of itself is not
 * believed: an entry may unpack to what it declares and no more, and all zips of a job to a limit.
 */
import { BlobReader, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js'
import { isJunk, leadsOut } from '../paths'
import { digits, fileSizeText, Refusal } from '../refusal'
import type { Note } from '../formats/reading'
import {
  bombOf,
  tooMuch,
  unsafePath,
  type Budget,
  type OpenedArchive,
  type PackedFile,
} from './archive'

// Workers would come from blob: addresses, which the page does not allow.
const OPTIONS = {
  useWebWorkers: false,
  checkSignature: true,
  filenameValidation: 'tolerant',
} as const

/** Opens a zip, or throws a Refusal where it cannot be read at all. */
export async function openZip(zip: Blob, budget: Budget): Promise<OpenedArchive> {
  const guessed: string[] = []
  const entries = await entriesOf(zip, guessed)
  const wanted = entries.filter((entry) => !isJunk(entry.filename))
  const total = wanted.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (total > budget.declared) throw tooMuch(total)
  const files: PackedFile[] = []
  const refused: { path: string; refusal: Refusal }[] = []
  for (const entry of wanted) {
    const refusal = refusalOf(entry)
    if (refusal) refused.push({ path: entry.filename, refusal })
    else {
      budget.declared -= entry.uncompressedSize
      files.push({
        path: entry.filename,
        size: entry.uncompressedSize,
        head: (count) => headOf(entry, count),
        bytes: () => unpack(entry, budget),
      })
    }
  }
  return { files, refused, problem: null, notes: guessedNote(guessed) }
}

async function entriesOf(zip: Blob, guessed: string[]): Promise<readonly FileEntry[]> {
  /** Names are UTF-8 where they can be, marked as such or not, as a Mac packs them. */
  const decodeText = (bytes: Uint8Array): string | undefined => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return undefined
    }
  }
  try {
    const reader = new ZipReader(new BlobReader(zip), { ...OPTIONS, decodeText })
    const entries = await reader.getEntries()
    for (const { rawFilename, filename } of entries)
      if (decodeText(rawFilename) === undefined) guessed.push(filename)
    return entries.filter((entry): entry is FileEntry => !entry.directory)
  } catch (thrown) {
    if (/split zip/i.test(String(thrown)))
      throw new Refusal(
        'archive_unread',
        'It is the last part of a zip that was split, and its photos lie in the parts before it. Unpack it first, and bring the folder.',
      )
    if (/encrypted central/i.test(String(thrown))) throw encrypted()
    const why = /end of central directory|not recognized/i.test(String(thrown))
      ? 'its table of contents, which stands at the end, is missing'
      : 'its table of contents is damaged'
    throw new Refusal(
      'archive_damaged',
      `The zip cannot be opened: ${why}. It was cut short, or is no zip. Copy it anew, or pack it again.`,
    )
  }
}

const guessedNote = (names: readonly string[]): readonly Note[] =>
  names.length === 0
    ? []
    : [
        {
          code: 'names_guessed',
          message: `${digits(names.length)} of its names are not in Unicode and do not say in what else; they were read as old zips have them, such as “${names[0]}”. If they look wrong, pack the zip anew, or bring the folder.`,
        },
      ]

/** What a zip’s ways of packing are called, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5. */
const METHODS: Readonly<Record<number, string>> = {
  1: 'Shrink',
  2: 'Reduce',
  3: 'Reduce',
  4: 'Reduce',
  5: 'Reduce',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  16: 'IBM CMPSC',
  18: 'IBM TERSE',
  19: 'IBM LZ77',
  20: 'Zstandard',
  93: 'Zstandard',
  94: 'MP3',
  95: 'xz',
  96: 'JPEG',
  97: 'WavPack',
  98: 'PPMd',
}
const [STORED, DEFLATE, ENCRYPTED] = [0, 8, 99]

const encrypted = () =>
  new Refusal(
    'archive_encrypted',
    'It is encrypted with a password. Unpack the zip, and bring the folder or a zip without one.',
  )

function refusalOf(entry: FileEntry): Refusal | null {
  const { filename, uncompressedSize, compressedSize, compressionMethod: method } = entry
  if (leadsOut(filename)) return unsafePath('zip')
  if (entry.encrypted || method === ENCRYPTED) return encrypted()
  if (method !== STORED && method !== DEFLATE)
    return new Refusal(
      'archive_unread',
      `It is packed by ${METHODS[method] ?? `method ${method}`}, which is not unpacked here. Unpack the zip and bring the folder, or pack it again in the usual way (Deflate).`,
    )
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK)
    return new Refusal(
      'archive_link',
      'It is a link to another file, no file of its own, so it was left out. If that is in the zip, it is read there; else pack the zip again with links followed.',
    )
  return bombOf(uncompressedSize, compressedSize)
}

/** Of Unix's mode: what kind of file an entry is. */
const [FILE_TYPE, LINK] = [0o170000, 0o120000]

/** Its first bytes; unpacking is stopped after them. */
async function headOf(entry: FileEntry, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const enough = new Error('enough')
  const writable = new WritableStream<Uint8Array>({
    write(part) {
      parts.push(part.slice(0, count - size))
      size += part.length
      if (size >= count) throw enough
    },
  })
  try {
    await entry.getData(writable, { ...OPTIONS, checkSignature: false })
  } catch {
    // Stopped, or damaged, which is told when all of it is read.
  }
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

async function unpack(entry: FileEntry, budget: Budget): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(entry.uncompressedSize)
  let size = 0
  let refusal: Refusal | null = null
  const writable = new WritableStream<Uint8Array>({
    write(part) {
      budget.unpacked -= part.length
      if (size + part.length > bytes.length) refusal = understated(bytes.length)
      else if (budget.unpacked < 0) refusal = tooMuch(entry.uncompressedSize)
      if (refusal) throw refusal
      bytes.set(part, size)
      size += part.length
    },
  })
  try {
    await entry.getData(writable, OPTIONS)
  } catch (thrown) {
    if (/uncompressed ?size/i.test(String(thrown))) throw refusal ?? understated(bytes.length)
    throw refusal ?? damagedEntry()
  }
  if (size !== bytes.length) throw damagedEntry()
  return bytes
}

const understated = (declared: number) =>
  new Refusal(
    'archive_bomb',
    `The zip says that it unpacks to ${fileSizeText(declared)}, yet more came out, so it was stopped: it is damaged, or a trap. Pack it again.`,
  )

const damagedEntry = () =>
  new Refusal(
    'archive_damaged',
    'It cannot be unpacked: its bytes in the zip are damaged. Copy the zip anew, or pack it again.',
  )
