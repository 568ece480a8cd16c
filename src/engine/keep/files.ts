/**
 * Files of weights in the browser's private file system, written by handles that only a Worker has.
 * A handle is exclusive: while one page's Worker holds a file, no other can write it.
 */
import { inTime } from './inTime'

export interface WeightFiles {
  /**
   * Opens files that will be written, so that the first writing takes no longer for it, and none that is read is
   * still being written by a page that is on its way out: that is waited for, a while. Never rejects.
   */
  ready(names: readonly string[]): Promise<void>
  /**
   * Writes a file from its beginning; resolves to how long it is then, which is more than what was written
   * unless it is to be `cut`: changing a file’s length takes as long as writing it.
   */
  write(name: string, bytes: Uint8Array<ArrayBuffer>, cut: boolean): Promise<number>
  /** Rejects where there is no such file. */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>
  /** What is not there is no error. */
  remove(name: string): Promise<void>
  close(): void
}

interface Open {
  readonly handle: FileSystemSyncAccessHandle
  /** Bytes, as written here last. */
  size: number
}

const FOLDER = 'runs'
/** Bytes by which a file grows beyond what is written: longer and longer logs else ask for room each time. */
const ROOM = 2 ** 16
/** How often a file is asked for that another Worker has, and milliseconds between. */
const ATTEMPTS = 60
const PAUSE = 50

/** Undefined for a full disk, which may have room later; rethrows anything else. */
export function unlessFull(thrown: unknown): undefined {
  if (!isFull(thrown)) throw thrown
}

export function isFull(thrown: unknown): boolean {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown))
  return name === 'QuotaExceededError' || /quota|no space/i.test(message)
}

/** Rejects where the browser has none, as in some private windows. */
export async function openWeightFiles(): Promise<WeightFiles> {
  const root = await inTime(navigator.storage.getDirectory())
  const openFolder = () => root.getDirectoryHandle(FOLDER, { create: true })
  let folder = await inTime(openFolder()).catch(unlessFull)
  // Opening takes longer than writing, and so does asking how long a file is.
  const open = new Map<string, Open>()

  async function opened(name: string): Promise<Open> {
    const known = open.get(name)
    if (known) return known
    folder ??= await openFolder()
    const file = await folder.getFileHandle(name, { create: true })
    const handle = await file.createSyncAccessHandle()
    const opened = { handle, size: handle.getSize() }
    open.set(name, opened)
    return opened
  }

  /** A file that another Worker still has is asked for again. */
  async function openedSoon(name: string): Promise<Open> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await opened(name)
      } catch (thrown) {
        const isHeld =
          thrown instanceof DOMException && thrown.name === 'NoModificationAllowedError'
        if (!isHeld || attempt === ATTEMPTS) throw thrown
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }
  }

  function resize(file: Open, size: number) {
    if (size === file.size) return
    try {
      file.handle.truncate(size)
      file.size = size
    } catch (thrown) {
      // What is written is there; that there is no room for more is told by the writing that needs it.
      unlessFull(thrown)
    }
  }

  function closeFile(name: string) {
    open.get(name)?.handle.close()
    open.delete(name)
  }

  return {
    async ready(names) {
      // What cannot be opened even then is opened as it is written.
      await Promise.allSettled(names.map(openedSoon))
    },
    async write(name, bytes, cut) {
      const file = await opened(name)
      const grows = bytes.length > file.size
      const written = file.handle.write(bytes, { at: 0 })
      file.size = Math.max(file.size, written)
      if (written < bytes.length)
        throw new DOMException('The file is shorter than what was written.', 'QuotaExceededError')
      if (cut) resize(file, bytes.length)
      else if (grows) resize(file, bytes.length + ROOM)
      return file.size
    },
    async read(name) {
      const known = open.get(name)
      if (known === undefined) {
        folder ??= await openFolder()
        const file = await (await folder.getFileHandle(name)).getFile()
        return new Uint8Array(await file.arrayBuffer())
      }
      const bytes = new Uint8Array(known.handle.getSize())
      known.handle.read(bytes, { at: 0 })
      return bytes
    },
    async remove(name) {
      closeFile(name)
      try {
        await folder?.removeEntry(name)
      } catch (thrown) {
        if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown
      }
    },
    close() {
      for (const name of [...open.keys()]) closeFile(name)
    },
  }
}
