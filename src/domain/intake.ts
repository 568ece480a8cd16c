/** Bringing photos in: what is asked for, what may be brought, and what became of each file. */

/** The square cut out of a photo, the same for all. */
export interface Crop {
  /** Side of the square as a share of the photo's shorter side, 0.2 to 1. */
  readonly zoom: number
  /** Place of the square in the room left over: 0 left, ½ centre, 1 right. */
  readonly x: number
  /** 0 top, ½ centre, 1 bottom. */
  readonly y: number
}
export const CENTRE_CROP: Crop = { zoom: 1, x: 0.5, y: 0.5 }

export interface IntakeOptions {
  /** Side that images are stored at, in pixels. */
  readonly side: number
  /** 3 where there is any colour: photos that are all grey are stored with 1. */
  readonly channels: 1 | 3
  readonly crop: Crop
}
export const DEFAULT_INTAKE: IntakeOptions = { side: 64, channels: 3, crop: CENTRE_CROP }

/** What is taken at most; stated before it is hit. */
export const LIMITS = {
  /** Images of a set. */
  images: 20_000,
  /** Bytes of a set's pixels. */
  pixelBytes: 1_000_000_000,
  /** Pixels of one photo as it comes. */
  photoPixels: 120_000_000,
  /** Photos of more pixels than this are decoded one at a time. */
  photoPixelsAtOnce: 24_000_000,
  /** Bytes of one file, but for archives. */
  fileBytes: 200_000_000,
  /** Files in all, in folders and archives. */
  files: 50_000,
  /** Bytes that archives may unpack to in all. */
  unpackedBytes: 4_000_000_000,
  /** Times larger than packed that what is packed may be; photos hardly shrink. */
  packRatio: 200,
  /** Bytes that an entry may unpack to whatever its ratio. */
  packRatioFrom: 1_000_000,
} as const

/**
 * What became of a file: read; read, but something is to be known of it (`note`); not a photo or a
 * list, so of no concern (`ignored`); or it should have been read and could not be (`skipped`).
 */
export type FileStatus = 'read' | 'note' | 'ignored' | 'skipped'

export type FileCode =
  | 'read'
  // Notes.
  | 'upscaled'
  | 'near_duplicate'
  | 'two_names'
  | 'lone_photo'
  | 'float_pixels'
  | 'first_picture'
  | 'names_guessed'
  | 'reordered'
  | 'list_read'
  | 'list_asked'
  | 'label_contradicts'
  | 'no_identity'
  // Ignored.
  | 'not_a_photo'
  // Skipped.
  | 'empty'
  | 'not_downloaded'
  | 'not_an_image'
  | 'truncated'
  | 'undecodable'
  | 'unread_format'
  | 'decoder_unreachable'
  | 'pixels_withheld'
  | 'too_large'
  | 'exact_duplicate'
  | 'archive_damaged'
  | 'archive_encrypted'
  | 'archive_nested'
  | 'archive_unread'
  | 'archive_unsafe_path'
  | 'archive_link'
  | 'archive_bomb'
  | 'npy_damaged'
  | 'npy_pickled'
  | 'npy_type'
  | 'npy_shape'
  | 'npy_unlisted'
  | 'list_line'
  | 'list_damaged'
  | 'over_limit'

/** A line of the report: a file, or a line of a list (`pairs.csv:17`). */
export interface FileRow {
  readonly path: string
  readonly status: FileStatus
  readonly code: FileCode
  /** What happened, why, and what to do. */
  readonly message: string
}

export interface IntakeReport {
  /** All that is not simply `read`, a file once for each thing to know of it, then what was read. */
  readonly rows: readonly FileRow[]
  /** Rows of each code; `read` counts all images taken, those with notes among them. */
  readonly counts: Readonly<Partial<Record<FileCode, number>>>
  /** Files looked at, those in zips among them. */
  readonly files: number
  /** Milliseconds it took. */
  readonly ms: number
  /** Most bytes that the reading held at a time, by its own count: pixels and what is unpacked. */
  readonly peakBytes: number
  /** A few photos uncropped, to show the crop on: RGBA, longer side at most 160 px. */
  readonly samples: readonly Sample[]
}

export interface Sample {
  readonly path: string
  readonly width: number
  readonly height: number
  /** width × height × 4 bytes. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>
}
