/**
 * Zips are read entry by entry out of their Blob, never whole. What an archive says of itself is not
 * believed: an entry may unpack to what it declares and no more, and all zips of a job to a limit.
 */
import { BlobReader, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js'
import { LIMITS } from '../../domain/intake'
import { isJunk, kindOf, leadsOut } from './paths'
import { fileSizeText, digits, Refusal } from './refusal'

interface ZippedFile {
  /** As the archive names it. */
  readonly path: string
  readonly size: number
  /** Throws a Refusal. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

export interface OpenedZip {
  readonly files: readonly ZippedFile[]
  readonly refused: readonly { readonly path: string; readonly refusal: Refusal }[]
}

/** What zips may still unpack to: once as they declare it, once as it comes out. */
export interface Budget {
  declared: number
  unpacked: number
}
export const newBudget = (): Budget => ({
  declared: LIMITS.unpackedBytes,
  unpacked: LIMITS.unpackedBytes,
})

// Workers would come from blob: addresses, which the page does not allow.
const OPTIONS = {
  useWebWorkers: false,
  checkSignature: true,
  filenameValidation: 'tolerant',
} as const

/** Opens a zip, or throws a Refusal where it cannot be read at all. */
export async function openZip(zip: Blob, budget: Budget): Promise<OpenedZip> {
  const entries = await entriesOf(zip)
  const wanted = entries.filter((entry) => !isJunk(entry.filename))
  const total = wanted.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (total > budget.declared) throw tooMuch(total)
  const files: ZippedFile[] = []
  const refused: { path: string; refusal: Refusal }[] = []
  for (const entry of wanted) {
    const refusal = refusalOf(entry)
    if (refusal) refused.push({ path: entry.filename, refusal })
    else {
      budget.declared -= entry.uncompressedSize
      const bytes = () => unpack(entry, budget)
      files.push({ path: entry.filename, size: entry.uncompressedSize, bytes })
    }
  }
  return { files, refused }
}

async function entriesOf(zip: Blob): Promise<readonly FileEntry[]> {
  try {
    const entries = await new ZipReader(new BlobReader(zip), OPTIONS).getEntries()
    return entries.filter((entry): entry is FileEntry => !entry.directory)
  } catch (thrown) {
    const why = /end of central directory/i.test(String(thrown))
      ? 'its table of contents, which stands at the end, is missing'
      : 'its table of contents is damaged'
    throw new Refusal(
      'zip_damaged',
      `The zip cannot be opened: ${why}. It was cut short, or is no zip. Copy it anew, or pack it again.`,
    )
  }
}

function refusalOf({ filename, encrypted, uncompressedSize: size, compressedSize }: FileEntry) {
  if (leadsOut(filename))
    return new Refusal(
      'zip_unsafe_path',
      'Its path leads out of the zip, as a trap would. Pack the photos again with plain folders.',
    )
  if (encrypted)
    return new Refusal(
      'zip_encrypted',
      'It is encrypted with a password. Unpack the zip, and bring the folder or a zip without one.',
    )
  if (kindOf(filename) === 'zip')
    return new Refusal(
      'zip_nested',
      'It is a zip within a zip. Unpack the outer one, and bring what is in it.',
    )
  const ratio = size / Math.max(1, compressedSize)
  if (size > LIMITS.packRatioFrom && ratio > LIMITS.packRatio)
    return new Refusal(
      'zip_bomb',
      `It would unpack to ${fileSizeText(size)}, ${digits(Math.round(ratio))} times its packed size; ${LIMITS.packRatio} times is taken at most, since no photo shrinks so far. If it is right, bring it unpacked.`,
    )
  return null
}

const tooMuch = (bytes: number) =>
  new Refusal(
    'zip_bomb',
    `The zips would unpack to more than ${fileSizeText(LIMITS.unpackedBytes)} in all, with ${fileSizeText(bytes)} in this one. Bring fewer photos, or smaller ones.`,
  )

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
    'zip_bomb',
    `The zip says that it unpacks to ${fileSizeText(declared)}, yet more came out, so it was stopped: it is damaged, or a trap. Pack it again.`,
  )

const damagedEntry = () =>
  new Refusal(
    'zip_damaged',
    'It cannot be unpacked: its bytes in the zip are damaged. Copy the zip anew, or pack it again.',
  )
