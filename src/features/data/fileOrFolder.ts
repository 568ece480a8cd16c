/** The three shapes in which browsers give files and folders, as one. */

/** A file or a folder, and where it lay. */
export interface FileOrFolder {
  readonly path: string
  readonly from:
    | { readonly file: () => Promise<File> }
    | { readonly parts: () => AsyncIterable<readonly FileOrFolder[]> }
}

/** As many of a folder's entries as browsers give at a time. */
const PART = 100

export function ofFile(file: File): FileOrFolder {
  const path = file.webkitRelativePath || file.name
  return { path, from: { file: () => Promise.resolve(file) } }
}

/** What a drop holds. */
export function ofEntry(entry: FileSystemEntry): FileOrFolder {
  const path = entry.fullPath.replace(/^\//, '')
  const from = isFolder(entry)
    ? { parts: () => partsOfEntry(entry) }
    : {
        file: () =>
          new Promise<File>((resolve, reject) =>
            (entry as FileSystemFileEntry).file(resolve, reject),
          ),
      }
  return { path, from }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

async function* partsOfEntry(folder: FileSystemDirectoryEntry) {
  const reader = folder.createReader()
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (part.length === 0) return
    yield part.map(ofEntry)
  }
}

/** What the picker of folders gives. */
export function ofHandle(
  handle: FileSystemFileHandle | FileSystemDirectoryHandle,
  path: string,
): FileOrFolder {
  return handle.kind === 'file'
    ? { path, from: { file: () => handle.getFile() } }
    : { path, from: { parts: () => partsOfHandle(handle, path) } }
}

async function* partsOfHandle(folder: FileSystemDirectoryHandle, path: string) {
  let part: FileOrFolder[] = []
  for await (const handle of folder.values()) {
    part.push(ofHandle(handle, `${path}/${handle.name}`))
    if (part.length < PART) continue
    yield part
    part = []
  }
  yield part
}
