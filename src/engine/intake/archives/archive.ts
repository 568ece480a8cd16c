/** What archives of any kind open to, and how much they may unpack to: nothing they say is believed. */
import { LIMITS } from '../../../domain/intake'
import type { Note } from '../formats/reading'
import { digits, fileSizeText, Refusal } from '../refusal'

export interface PackedFile {
  /** As the archive names it. */
  readonly path: string
  readonly size: number
  /** Its first bytes, so many or all it has. Throws a Refusal. */
  head(count: number): Promise<Uint8Array>
  /** Throws a Refusal. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

export interface OpenedArchive {
  readonly files: readonly PackedFile[]
  readonly refused: readonly { readonly path: string; readonly refusal: Refusal }[]
  /** What is wrong with the archive itself, though some of it could be read; null where nothing is. */
  readonly problem: Refusal | null
  readonly notes: readonly Note[]
}

/** What archives may still unpack to: once as they declare it, once as it comes out. */
export interface Budget {
  declared: number
  unpacked: number
}
export const newBudget = (): Budget => ({
  declared: LIMITS.unpackedBytes,
  unpacked: LIMITS.unpackedBytes,
})

export const tooMuch = (bytes: number) =>
  new Refusal(
    'archive_bomb',
    `The archives would unpack to more than ${fileSizeText(LIMITS.unpackedBytes)} in all, with ${fileSizeText(bytes)} in this one. Bring fewer photos, or smaller ones.`,
  )

/** A Refusal where something unpacks to far more than photos do. */
export function bombOf(size: number, packed: number): Refusal | null {
  const ratio = size / Math.max(1, packed)
  if (size <= LIMITS.packRatioFrom || ratio <= LIMITS.packRatio) return null
  return new Refusal(
    'archive_bomb',
    `It would unpack to ${fileSizeText(size)}, ${digits(Math.round(ratio))} times its packed size; ${LIMITS.packRatio} times is taken at most, since no photo shrinks so far. If it is right, bring it unpacked.`,
  )
}

/** @param archive “zip” or “tar” */
export const unsafePath = (archive: string) =>
  new Refusal(
    'archive_unsafe_path',
    `Its path leads out of the ${archive}, as a trap would. Pack the photos again with plain folders.`,
  )
