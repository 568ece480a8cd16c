/**
 * What was dropped, picked or pasted, as files with their paths. Folders are looked through in
 * parts of about a hundred, so that the page goes on meanwhile.
 */
import { LIMITS } from '../../domain/intake'
import type { Brought, Gather } from '../../state/intake'
import { ofFile, ofEntry, ofHandle, type FileOrFolder } from './fileOrFolder'

/** Files asked for in one go: asking takes the browser up to milliseconds each. */
const AT_ONCE = 10

/** Takes what a drop or the clipboard holds; to be called within its event, which forgets it after. */
export function gatherTransfer(data: DataTransfer): Gather {
  const roots = rootsOf(data)
  return (found, signal) => gather(roots, found, signal)
}

function rootsOf(data: DataTransfer): readonly FileOrFolder[] {
  const items = Array.from(data.items).filter(({ kind }) => kind === 'file')
  return items.flatMap((item): readonly FileOrFolder[] => {
    const entry = item.webkitGetAsEntry?.()
    if (entry) return [ofEntry(entry)]
    const file = item.getAsFile()
    return file === null ? [] : [ofFile(file)]
  })
}

export interface LooseFile {
  readonly name: string
  readonly file: Blob
}

/** A few files that a drop holds beside each other; none where there is a folder, or one cannot be opened. */
export async function looseFiles(data: DataTransfer): Promise<readonly LooseFile[]> {
  const roots = rootsOf(data)
  if (roots.length > FEW) return []
  try {
    return await Promise.all(
      roots.map(async ({ path, from }) => {
        if (!('file' in from)) throw new Error('a folder')
        return { name: path, file: await from.file() }
      }),
    )
  } catch {
    return []
  }
}

/** As many as weights of TensorFlow.js come in. */
const FEW = 64

/** Takes what a picker of files gave; a folder's files know where in it they lay. */
export function gatherFiles(files: FileList | readonly File[]): Gather {
  const roots = Array.from(files, ofFile)
  return (found, signal) => gather(roots, found, signal)
}

/** Takes a folder that was picked by its handle. */
export function gatherFolder(folder: FileSystemDirectoryHandle): Gather {
  return (found, signal) => gather([ofHandle(folder, folder.name)], found, signal)
}

async function gather(
  roots: readonly FileOrFolder[],
  found: (count: number) => void,
  signal: AbortSignal,
): Promise<Brought> {
  const files: { path: string; file: File }[] = []
  const unopened: string[] = []
  // One more than the limit, so that the reading can say that there were more.
  const isEnough = () => signal.aborted || files.length > LIMITS.files

  async function open({ path, from }: FileOrFolder): Promise<void> {
    try {
      if ('file' in from) files.push({ path, file: await from.file() })
      else
        for await (const part of from.parts()) {
          if (isEnough()) return
          await openAll(part)
          found(files.length)
        }
    } catch (thrown) {
      unopened.push(`${path} (${thrown instanceof Error ? thrown.message : String(thrown)})`)
    }
  }

  async function openAll(all: readonly FileOrFolder[]): Promise<void> {
    const inside = all.filter(({ from }) => 'file' in from)
    for (let at = 0; at < inside.length && !isEnough(); at += AT_ONCE)
      await Promise.all(inside.slice(at, at + AT_ONCE).map(open))
    for (const each of all) if (!('file' in each.from) && !isEnough()) await open(each)
  }

  await openAll(roots)
  found(files.length)
  return { files, unopened }
}
