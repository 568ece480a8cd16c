/**
 * Everything that was brought, in folders and archives, as one list of files to read one at a time. What
 * a file is its first bytes say; only a name that promises a photo is believed until it is read.
 */
import { LIMITS } from '../../domain/intake'
import type { IntakeFile } from '../protocol/intake'
import { newBudget, type Budget, type OpenedArchive, type PackedFile } from './archives/archive'
import { gunzip } from './archives/gzip'
import { openTar } from './archives/tar'
import { openZip } from './archives/zip'
import { HEAD_BYTES } from './formats/unread'
import { archiveOf, kindOfFile } from './kindOfFile'
import { byPath, cleanPath, isJunk, kindOf, unpackedFolder, type Kind } from './paths'
import { digits, Refusal, refuseLargeFile } from './refusal'
import type { Rows } from './rows'

export interface FoundFile {
  /** `person/photo.jpg`; of an archive's file, the archive is a folder by its name. */
  readonly path: string
  /** As a person finds it: `photos.zip/person/photo.jpg`. */
  readonly shown: string
  readonly kind: Kind
  /** Throws a Refusal. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

/** Files whose first bytes are asked for at a time. */
const AT_ONCE = 32

/** Sorted by path, so that the order in which files were dropped makes no difference. */
export async function gather(
  files: readonly IntakeFile[],
  rows: Rows,
  onOpened: (done: number) => void,
): Promise<readonly FoundFile[]> {
  const budget = newBudget()
  const given = files
    .map(({ path, file }) => looseFile(cleanPath(path), file))
    .filter(({ path }) => !isJunk(path))
  const found: FoundFile[] = []
  for (let at = 0; at < given.length; at += AT_ONCE) {
    const part = given.slice(at, at + AT_ONCE)
    const kinds = await Promise.all(part.map(kindOrRefusal))
    for (const [i, source] of part.entries()) {
      const kind = kinds[i]!
      await rows.guard(source.path, async () => {
        if (kind instanceof Refusal) rows.leaveOut(source.path, kind)
        else if (kind !== 'archive') found.push(foundFile(source, source.path, source.path, kind))
        else found.push(...(await unpacked(source, rows, budget)))
      })
    }
    onOpened(at + part.length)
  }
  found.sort((a, b) => byPath(a.path, b.path))
  const over = found.splice(LIMITS.files)
  if (over.length > 0)
    rows.add(
      over[0]!.shown,
      'over_limit',
      `${digits(LIMITS.files)} files are looked at, at most: this one and those after it, ${digits(over.length)} in all, were left out. Bring fewer at a time.`,
    )
  return found
}

interface LooseFile extends PackedFile {
  readonly blob: Blob
}

function looseFile(path: string, blob: Blob): LooseFile {
  const bytesOf = async (part: Blob) => {
    try {
      return new Uint8Array(await part.arrayBuffer())
    } catch {
      throw new Refusal(
        'undecodable',
        'The file could not be read: it was moved, changed or locked since it was chosen. Choose it again.',
      )
    }
  }
  return {
    path,
    blob,
    size: blob.size,
    head: (count) => bytesOf(blob.slice(0, count)),
    bytes: () => bytesOf(blob),
  }
}

const foundFile = (file: PackedFile, path: string, shown: string, kind: Kind): FoundFile => ({
  path,
  shown,
  kind,
  async bytes() {
    refuseLargeFile(file.size)
    return file.bytes()
  },
})

async function kindOrRefusal(file: PackedFile): Promise<Kind | Refusal> {
  const named = kindOf(file.path)
  if (named === 'photo') return named
  if (file.size === 0 && (named === 'archive' || named === 'npy' || named === 'other'))
    return emptyFile(named)
  try {
    return kindOfFile(file.path, await file.head(HEAD_BYTES))
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown
    throw thrown
  }
}

const emptyFile = (named: Kind) =>
  named === 'other'
    ? new Refusal('not_a_photo', 'It is empty: 0 bytes. Nothing is to be done.')
    : new Refusal('empty', 'The file is empty: 0 bytes. Copy it anew from where it came.')

/** The files of an archive, in a folder that is called as it is. */
async function unpacked(source: LooseFile, rows: Rows, budget: Budget): Promise<FoundFile[]> {
  const opened = await open(source, budget)
  for (const { path: inner, refusal } of opened.refused)
    rows.leaveOut(`${source.path}/${inner}`, refusal)
  for (const { code, message } of [...opened.notes, ...(opened.problem ? [opened.problem] : [])])
    rows.add(source.path, code, message)
  if (opened.files.length + opened.refused.length === 0 && !opened.problem)
    rows.add(
      source.path,
      'empty',
      'The archive holds no files. Pack it again, or bring the folder.',
    )
  const found: FoundFile[] = []
  for (const file of opened.files) {
    const inner = cleanPath(file.path)
    const [path, shown] = opened.isSingle
      ? [inner, source.path]
      : [`${unpackedFolder(source.path)}/${inner}`, `${source.path}/${inner}`]
    const kind = await kindOrRefusal(file)
    if (kind instanceof Refusal) rows.leaveOut(shown, kind)
    else if (kind === 'archive') rows.leaveOut(shown, nested())
    else found.push(foundFile(file, path, shown, kind))
  }
  return found
}

const nested = () =>
  new Refusal(
    'archive_nested',
    'It is an archive within an archive. Unpack the outer one, and bring what is in it.',
  )

interface Opened extends OpenedArchive {
  /** Whether it packs one file without folders. */
  readonly isSingle: boolean
}

async function open({ path, blob, head }: LooseFile, budget: Budget): Promise<Opened> {
  const kind = archiveOf(await head(HEAD_BYTES)) ?? kindByName(path)
  if (kind === 'zip') return { ...(await openZip(blob, budget)), isSingle: false }
  if (kind === 'tar') return { ...(await openTar(blob, budget)), isSingle: false }
  const { blob: inner, problem } = await gunzip(blob, budget)
  const file = looseFile(path.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar'), inner)
  if (archiveOf(await file.head(HEAD_BYTES)) !== 'tar')
    return { files: [file], refused: [], problem, notes: [], isSingle: true }
  const opened = await openTar(inner, budget)
  return { ...opened, problem: problem ?? opened.problem, isSingle: false }
}

const kindByName = (path: string) =>
  /\.zip$/i.test(path) ? 'zip' : /\.tar$/i.test(path) ? 'tar' : 'gzip'
