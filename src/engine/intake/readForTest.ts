/** Reading sample files in Node, for tests. */
import { DEFAULT_INTAKE, type IntakeOptions } from '../../domain/intake'
import { SET_WORDS, worded } from '../../domain/setKind'
import { readFiles, type ReadJob } from './read'
import { decodeBySharp } from './sharpDecoder'

export interface GivenFile {
  readonly path: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const given = (path: string, bytes: Uint8Array | string): GivenFile => ({
  path,
  bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes),
})

export async function readForTest(
  files: readonly GivenFile[],
  options: Partial<IntakeOptions> = {},
  job: Partial<Pick<ReadJob, 'isCancelled' | 'onProgress' | 'limits'>> = {},
) {
  const made = await readFiles({
    files: files.map(({ path, bytes }) => ({ path, file: new Blob([bytes]) })),
    name: 'Test',
    options: { ...DEFAULT_INTAKE, ...options },
    decode: decodeBySharp,
    isCancelled: () => false,
    onProgress: () => undefined,
    now: () => performance.now(),
    nextTask: () => new Promise((resolve) => setImmediate(resolve)),
    ...job,
  })
  const words = SET_WORDS[made.draft?.kind ?? 'people']
  const rows = made.report.rows.map((row) => ({ ...row, message: worded(row.message, words) }))
  return {
    ...made,
    bytes: new Uint8Array(await made.pixels.arrayBuffer()),
    /** Rows of a code. */
    rowsOf: (code: string) => rows.filter((row) => row.code === code),
    messageOf: (path: string) => rows.find((row) => row.path === path)?.message,
  }
}
