import type { FileCode } from '../../domain/intake'

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

/** “1,234 bytes”, “12.3 MB”, “4 GB”: thousands, as disks count them. */
export function fileSizeText(bytes: number): string {
  if (bytes < 10_000) return `${digits(bytes)} bytes`
  const [unit, name] = bytes < 1e6 ? [1e3, 'kB'] : bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB']
  return `${digits(Number((bytes / Number(unit)).toPrecision(3)))} ${name}`
}
