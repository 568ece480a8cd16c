/**
 * The messages between the page and the intake's Worker, types only: photos and lists in, a set and
 * a report out. Every event carries the `job` of the command that caused it.
 */
import type { RunError } from '../../domain/errors'
import type { Crop, IntakeOptions, IntakeReport, Sample } from '../../domain/intake'
import type { EmbeddedImages, PhotoDraft } from '../../domain/photoDraft'
import type { PhotoSet } from '../../domain/photoSet'
import type { SetKind } from '../../domain/setKind'
import type { GivenImages } from './run'

/** A file and where it lay: `person/photo.jpg`, without a leading slash. */
export interface IntakeFile {
  readonly path: string
  readonly file: Blob
}

/** A photo by its path in the draft, and the square that is to be cut out of it. */
export interface Cut {
  readonly path: string
  readonly crop: Crop
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
  /** The set of a draft, once it is settled who is on which image. */
  | {
      readonly type: 'settle'
      readonly job: number
      readonly draft: PhotoDraft
      readonly pixels: Blob
      /** Per image of the draft; null for those that are left out. */
      readonly personOf: readonly (string | null)[]
      readonly kind: SetKind
      readonly name: string
    }
  /** A set that is kept, as a draft again. */
  | {
      readonly type: 'reopen'
      readonly job: number
      readonly set: PhotoSet
      readonly pixels: Blob
      readonly embedded: EmbeddedImages | null
    }
  /** A photo of those read last, uncropped, to show a crop on; by its path in the draft. */
  | { readonly type: 'original'; readonly job: number; readonly path: string }
  /** Photos of those read last, cut otherwise; by their paths in the draft. */
  | {
      readonly type: 'recut'
      readonly job: number
      readonly cuts: readonly Cut[]
      /** But for the crop, which is each one's own. */
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
  | { readonly type: 'settled'; readonly set: PhotoSet; readonly pixels: Blob }
  | { readonly type: 'reopened'; readonly draft: PhotoDraft }
  | { readonly type: 'original'; readonly sample: Sample }
  /** In the order asked for, one image after the other. */
  | { readonly type: 'recut'; readonly pixels: Uint8Array<ArrayBuffer> }
  | { readonly type: 'exported'; readonly zip: Blob }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly error: RunError }
)
