/** Everything that was brought, in folders and zips, as one list of files to read one at a time. */
import { LIMITS } from '../../domain/intake'
import type { IntakeFile } from '../protocol/intake'
import { byPath, cleanPath, isJunk, kindOf, withoutEnding, type Kind } from './paths'
import { fileSizeText, digits, Refusal } from './refusal'
import type { Rows } from './rows'
import { newBudget, openZip, type Budget } from './zip'

export interface FoundFile {
  /** `person/photo.jpg`; of a zip's file, the zip is a folder by its name. */
  readonly path: string
  /** As a person finds it: `photos.zip/person/photo.jpg`. */
  readonly shown: string
  readonly kind: Kind
  /** Throws a Refusal. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

/** Sorted by path, so that the order in which files were dropped makes no difference. */
export async function gather(
  files: readonly IntakeFile[],
  rows: Rows,
  onOpened: (done: number) => void,
): Promise<readonly FoundFile[]> {
  const budget = newBudget()
  const found: FoundFile[] = []
  for (const [i, given] of files.entries()) {
    const path = cleanPath(given.path)
    if (isJunk(path)) continue
    if (kindOf(path) !== 'zip') found.push(loose(path, given.file))
    else
      await rows.guard(
        path,
        async () => void found.push(...(await zipped(path, given, rows, budget))),
      )
    onOpened(i + 1)
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

function loose(path: string, file: Blob): FoundFile {
  return {
    path,
    shown: path,
    kind: kindOf(path),
    async bytes() {
      refuseLarge(file.size)
      try {
        return new Uint8Array(await file.arrayBuffer())
      } catch {
        throw new Refusal(
          'undecodable',
          'The file could not be read: it was moved, changed or locked since it was chosen. Choose it again.',
        )
      }
    },
  }
}

async function zipped(path: string, { file }: IntakeFile, rows: Rows, budget: Budget) {
  const { files, refused } = await openZip(file, budget)
  for (const { path: inner, refusal } of refused)
    rows.add(`${path}/${inner}`, refusal.code, refusal.message)
  return files.map((entry): FoundFile => {
    const inner = cleanPath(entry.path)
    return {
      path: `${withoutEnding(path)}/${inner}`,
      shown: `${path}/${inner}`,
      kind: kindOf(inner),
      bytes() {
        refuseLarge(entry.size)
        return entry.bytes()
      },
    }
  })
}

function refuseLarge(size: number) {
  if (size > LIMITS.fileBytes)
    throw new Refusal(
      'too_large',
      `The file is ${fileSizeText(size)}; ${fileSizeText(LIMITS.fileBytes)} are taken at most. Make it smaller.`,
    )
}
