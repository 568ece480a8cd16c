/** A kind of file that is known and not read. */
import type { FileCode } from '../../../domain/intake'

export interface Unread {
  /** “a PDF” */
  readonly what: string
  readonly code: FileCode
  readonly todo: string
  /** At the start of the file, or from `at` on. */
  readonly mark?: string | RegExp
  readonly at?: number
  readonly ending?: RegExp
  readonly isRaw?: boolean
}
