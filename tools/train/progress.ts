/** How far a command is, on stderr: a bar where somebody looks on, else a line at each tenth. */
export interface Progress {
  /**
   * @param name of the part, the same as long as it goes on
   * @param more what else is to be said of the moment
   */
  show(name: string, done: number, total: number, more?: string): void
  /** A line of its own. */
  say(text: string): void
}

interface Stream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const WIDTH = 24

export function createProgress(stream: Stream): Progress {
  /** Tenths that were told of each part. */
  const told = new Map<string, number>()
  let open = false

  function close() {
    if (open) stream.write('\n')
    open = false
  }

  return {
    show(name, done, total, more = '') {
      const share = total > 0 ? Math.min(1, done / total) : 0
      const line = `${name} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${more && `, ${more}`}`
      if (stream.isTTY) {
        const filled = Math.round(share * WIDTH)
        stream.write(`\r\x1b[K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${line}`)
        open = true
        return
      }
      const tenth = Math.floor(10 * share)
      if (tenth <= (told.get(name) ?? -1)) return
      told.set(name, tenth)
      stream.write(`${line}\n`)
    },
    say(text) {
      close()
      stream.write(`${text}\n`)
    },
  }
}
