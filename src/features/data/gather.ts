/**
 * What was dropped, picked or pasted, as files with their paths. Folders are looked through in
 * parts of about a hundred, as browsers give them, so that the page goes on meanwhile.
 */
import { LIMITS } from '../../domain/intake'
import type { Brought, Gather } from '../../state/intake'

type Root = FileSystemEntry | File

/** Takes what a drop or the clipboard holds; to be called within its event, which forgets it after. */
export function gatherTransfer(data: DataTransfer): Gather {
  const items = Array.from(data.items).filter(({ kind }) => kind === 'file')
  const roots = items.flatMap((item): readonly Root[] => {
    const root = item.webkitGetAsEntry?.() ?? item.getAsFile()
    return root === null ? [] : [root]
  })
  return (found, signal) => gatherRoots(roots, found, signal)
}

/** Takes what a picker gave; a folder's files know where in it they lay. */
export function gatherFiles(files: FileList | readonly File[]): Gather {
  const roots = Array.from(files)
  return (found, signal) => gatherRoots(roots, found, signal)
}

async function gatherRoots(
  roots: readonly Root[],
  found: (count: number) => void,
  signal: AbortSignal,
): Promise<Brought> {
  const files: { path: string; file: File }[] = []
  const unopened: string[] = []

  async function open(entry: FileSystemEntry): Promise<void> {
    try {
      if (isFolder(entry)) await openFolder(entry)
      else if (isFile(entry)) {
        const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
        files.push({ path: pathOf(entry), file })
      }
    } catch (thrown) {
      unopened.push(`${pathOf(entry)} (${thrown instanceof Error ? thrown.message : 'no reason'})`)
    }
  }

  async function openFolder(folder: FileSystemDirectoryEntry): Promise<void> {
    const reader = folder.createReader()
    for (;;) {
      // One more than the limit, so that the reading can say that there were more.
      if (signal.aborted || files.length > LIMITS.files) return
      const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      )
      if (part.length === 0) return
      await Promise.all(part.filter(isFile).map(open))
      found(files.length)
      for (const inner of part.filter(isFolder)) await open(inner)
    }
  }

  for (const root of roots)
    if (root instanceof File) files.push({ path: root.webkitRelativePath || root.name, file: root })
    else await open(root)
  found(files.length)
  return { files, unopened }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const pathOf = ({ fullPath }: FileSystemEntry) => fullPath.replace(/^\//, '')
