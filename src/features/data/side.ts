/** The side that photos are stored at, in pixels: what a network takes. */
import { LIMITS } from '../../domain/intake'

export const SMALLEST_SIDE = 28
export const LARGEST_SIDE = 224

/** A typed side, or why it cannot be one. */
export function readSide(text: string): { value: number } | { problem: string } {
  const value = Number(text)
  const fits = Number.isInteger(value) && value >= SMALLEST_SIDE && value <= LARGEST_SIDE
  return text.trim() !== '' && fits
    ? { value }
    : { problem: 'The side is a whole number of pixels.' }
}

/** The largest side at which so many photos fit into a set. */
export function largestSide(photos: number, channels: number): number {
  return Math.min(LARGEST_SIDE, Math.floor(Math.sqrt(LIMITS.pixelBytes / (photos * channels))))
}
