/**
 * The messages between the page and the intake's Worker, types only: photos and lists in, a set and
 * a report out. Every event carries the `job` of the command that caused it.
 */
import type { RunError } from '../../domain/errors'
import type { IntakeOptions, IntakeReport } from '../../domain/intake'
import type { PhotoDraft } from '../../domain/photoDraft'
import type { PhotoSet } from '../../domain/photoSet'
import type { GivenImages } from './run'

/** A file and where it lay: `person/photo.jpg`, without a leading slash. */
export interface IntakeFile {
  readonly path: string
  readonly file: Blob
}

export type IntakeCommand =
  /** Files come in parts, since thousands in one message would hold the page up; `last` begins. */
  | {
      readonly type: 'files'
      readonly job: number
      readonly files: readonly IntakeFile[]
      readonly last: boolean
      /** What the set is called unless the person says otherwise. */
      readonly name: string
      readonly options: IntakeOptions
    }
  /** Single photos, prepared as a set's are, for a comparison. In the order given. */
  | {
      readonly type: 'prepare'
      readonly job: number
      readonly photos: readonly Blob[]
      readonly options: IntakeOptions
    }
  /** A set as a zip that can be brought in again. */
  | {
      readonly type: 'export'
      readonly job: number
      readonly set: PhotoSet
      readonly pixels: Blob
    }
  /** Ends a job; `cancelled` follows. */
  | { readonly type: 'cancel'; readonly job: number }

export type IntakeEvent = { readonly job: number } & (
  | {
      readonly type: 'progress'
      /** What is being done: “Reading photos”. */
      readonly stage: string
      readonly done: number
      readonly total: number
    }
  /**
   * `draft` is null where no image could be read, and `set`, its best reading's, where that says of no
   * image who is on it; the report then says why. `pixels` are the draft's.
   */
  | {
      readonly type: 'read'
      readonly draft: PhotoDraft | null
      readonly set: PhotoSet | null
      readonly pixels: Blob
      readonly report: IntakeReport
    }
  /** A photo that could not be read has its message in `problems` and zeros for pixels. */
  | {
      readonly type: 'prepared'
      readonly images: GivenImages
      readonly problems: readonly (string | null)[]
    }
  | { readonly type: 'exported'; readonly zip: Blob }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly error: RunError }
)
