/**
 * Files of weights in the browser's private file system, written by handles that only a Worker has.
 * A handle is exclusive: while one page's Worker holds a file, no other can write it.
 */
export interface WeightFiles {
  /** Writes a file from its beginning; its length is that of the parts. */
  write(name: string, parts: readonly Uint8Array[]): Promise<void>
  /** Rejects where there is no such file. */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>
  /** What is not there is no error. */
  remove(name: string): Promise<void>
  close(): void
}

const FOLDER = 'runs'

/** Rejects where the browser has none, as in some private windows. */
export async function openWeightFiles(): Promise<WeightFiles> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(FOLDER, { create: true })
  // Opening takes longer than writing.
  const open = new Map<string, FileSystemSyncAccessHandle>()

  async function handleOf(name: string) {
    const known = open.get(name)
    if (known) return known
    const file = await folder.getFileHandle(name, { create: true })
    const handle = await file.createSyncAccessHandle()
    open.set(name, handle)
    return handle
  }

  function closeFile(name: string) {
    open.get(name)?.close()
    open.delete(name)
  }

  return {
    async write(name, parts) {
      const handle = await handleOf(name)
      let at = 0
      for (const part of parts) {
        const written = handle.write(part, { at })
        if (written < part.byteLength)
          throw new DOMException('The file is shorter than what was written.', 'QuotaExceededError')
        at += written
      }
      handle.truncate(at)
    },
    async read(name) {
      const known = open.get(name)
      if (known === undefined) {
        const file = await (await folder.getFileHandle(name)).getFile()
        return new Uint8Array(await file.arrayBuffer())
      }
      const bytes = new Uint8Array(known.getSize())
      known.read(bytes, { at: 0 })
      return bytes
    },
    async remove(name) {
      closeFile(name)
      try {
        await folder.removeEntry(name)
      } catch (thrown) {
        if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown
      }
    },
    close() {
      for (const name of [...open.keys()]) closeFile(name)
    },
  }
}
