/** The messages between the page and the Worker that reads pasted code, types only. */
import type { CodeAnswers, CodeReading, MendedCode } from '../../code/reading'
import type { ConfigPatch } from '../../domain/config'

export type CodeCommand = { readonly request: number } & (
  | { readonly type: 'read'; readonly text: string; readonly answers: CodeAnswers }
  /** Puts settings into the text. */
  | {
      readonly type: 'mend'
      readonly text: string
      readonly answers: CodeAnswers
      readonly patch: ConfigPatch
    }
)

export type CodeEvent = { readonly request: number } & (
  | { readonly type: 'read'; readonly reading: CodeReading }
  | { readonly type: 'mended'; readonly mended: MendedCode }
  /** A mistake of the page's own. */
  | { readonly type: 'failed'; readonly cause: string }
)
