/** The three shapes in which browsers give files and folders, as one. */

/** A file or a folder, and where it lay. */
export interface Source {
  readonly path: string
  readonly from:
    | { readonly file: () => Promise<File> }
    | { readonly parts: () => AsyncIterable<readonly Source[]> }
}

/** As many of a folder's entries as browsers give at a time. */
const PART = 100

export function fileSource(file: File): Source {
  const path = file.webkitRelativePath || file.name
  return { path, from: { file: () => Promise.resolve(file) } }
}

/** What a drop holds. */
export function entrySource(entry: FileSystemEntry): Source {
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
    yield part.map(entrySource)
  }
}

/** What the picker of folders gives. */
export function handleSource(
  handle: FileSystemFileHandle | FileSystemDirectoryHandle,
  path: string,
): Source {
  return handle.kind === 'file'
    ? { path, from: { file: () => handle.getFile() } }
    : { path, from: { parts: () => partsOfHandle(handle, path) } }
}

async function* partsOfHandle(folder: FileSystemDirectoryHandle, path: string) {
  let part: Source[] = []
  for await (const handle of folder.values()) {
    part.push(handleSource(handle, `${path}/${handle.name}`))
    if (part.length < PART) continue
    yield part
    part = []
  }
  yield part
}
