/**
 * Files of the page's own server, fetched whole. A download that stands still is given up and said to
 * be so, as is one that breaks off; nothing waits for ever.
 */
import { PlaygroundError, type ErrorCode } from '../domain/errors'

export interface FetchOptions {
  /** What is told where the file cannot be had. */
  readonly code: ErrorCode
  /** The share that has arrived, 0 to 1; null while the size is unknown. */
  readonly onProgress?: (fraction: number | null) => void
  /** Milliseconds without a byte after which it is given up. */
  readonly patience?: number
}

const PATIENCE = 30_000
const messageOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown))

/** @throws PlaygroundError of the given code, with what was seen as its cause */
export async function fetchFile(
  url: string,
  { code, onProgress = () => undefined, patience = PATIENCE }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  const { signal, stop, heard } = stallWatch(patience)

  function failed(thrown: unknown): PlaygroundError {
    const after = length > 0 ? ` after ${length} bytes` : ''
    if (signal.aborted)
      return new PlaygroundError(code, `${url}: nothing arrived for ${patience / 1000} s${after}`)
    if (globalThis.navigator?.onLine === false)
      return new PlaygroundError(code, `${url}: this browser is offline`)
    const what = length > 0 ? `the connection broke${after}: ` : ''
    return new PlaygroundError(code, `${url}: ${what}${messageOf(thrown)}`)
  }

  try {
    const response = await fetch(url, { signal })
    if (!response.ok) throw new Error(`the server answered ${statusOf(response)}`)
    const total = lengthOf(response)
    const reader = response.body?.getReader()
    while (reader !== undefined) {
      heard()
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      length += value.length
      onProgress(total === null ? null : Math.min(1, length / total))
    }
  } catch (thrown) {
    throw failed(thrown)
  } finally {
    stop()
  }
  return joined(chunks, length)
}

/** Aborts its signal where nothing is heard for so long. */
function stallWatch(patience: number) {
  const controller = new AbortController()
  const begin = () => setTimeout(() => controller.abort(), patience)
  let timer = begin()
  return {
    signal: controller.signal,
    stop: () => clearTimeout(timer),
    heard() {
      clearTimeout(timer)
      timer = begin()
    },
  }
}

const statusOf = (response: Response) => `${response.status} ${response.statusText}`.trim()

/** Bytes to come; null where they are unknown, or counted before the browser decodes them. */
function lengthOf({ headers }: Response): number | null {
  const length = Number(headers.get('Content-Length'))
  return length > 0 && !headers.has('Content-Encoding') ? length : null
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
