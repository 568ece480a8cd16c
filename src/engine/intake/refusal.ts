import { LIMITS, type FileCode } from '../../domain/intake'

/** Why a file is not taken, on its way up through code that throws; the message is for people. */
export class Refusal extends Error {
  readonly code: FileCode
  constructor(code: FileCode, message: string) {
    super(message)
    this.name = 'Refusal'
    this.code = code
  }
}

/** Thrown where a job was cancelled. */
export class Cancelled extends Error {}

export const digits = (value: number) => value.toLocaleString('en-GB')

/** “1,234 bytes”, “12.3 MB”, “4 GB”: thousands, as disks count them, in so many figures. */
export function fileSizeText(bytes: number, figures = 3): string {
  if (bytes < 10_000) return `${digits(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`
  const [unit, name] = bytes < 1e6 ? [1e3, 'kB'] : bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB']
  return `${inFigures(bytes / Number(unit), figures)} ${name}`
}

/** “50.1 million pixels” in so many figures. */
export const pixelsText = (pixels: number, figures = 3): string =>
  `${inFigures(pixels / 1e6, figures)} million`

const inFigures = (value: number, figures: number) =>
  Number(value.toPrecision(figures)).toLocaleString('en-GB', { maximumFractionDigits: 9 })

/** What is over a limit, in as many figures as it takes to look like more than the limit. */
export function textOver(
  value: number,
  limit: number,
  textOf: (value: number, figures: number) => string,
): string {
  let figures = 3
  while (figures < 16 && textOf(value, figures) === textOf(limit, figures)) figures++
  return textOf(value, figures)
}

/** Throws a Refusal where a file has more bytes than are taken. */
export function refuseLargeFile(size: number): void {
  if (size > LIMITS.fileBytes)
    throw new Refusal(
      'too_large',
      `The file is ${textOver(size, LIMITS.fileBytes, fileSizeText)}; ${fileSizeText(LIMITS.fileBytes)} are taken at most. Make it smaller.`,
    )
}

/** Throws a Refusal where a picture has more pixels than are taken. */
export function refuseLargePicture(width: number, height: number): void {
  const pixels = width * height
  if (pixels > LIMITS.photoPixels)
    throw new Refusal(
      'too_large',
      `It is ${digits(width)} × ${digits(height)} px, ${textOver(pixels, LIMITS.photoPixels, pixelsText)} pixels; ${pixelsText(LIMITS.photoPixels)} are taken at most. Make it smaller.`,
    )
}

/** Why a file ends before what it holds does. */
export const CUT_SHORT = 'it was cut short, as by a copy that was interrupted. Copy it anew.'
