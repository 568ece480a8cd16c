/**
 * What a reading of pasted code is: the settings it says, and for each line that matters what became of
 * it. Lines count from 1, offsets from 0, both in `code`.
 */
import type { ConfigPatch, FieldId } from '../domain/config'

export type Mark = 'understood' | 'irrelevant' | 'unknown' | 'suspicious'

export interface LineReading {
  readonly line: number
  readonly mark: Mark
  /** What it became, or why it did not, for the person. */
  readonly text: string
  /** Settings that it says. */
  readonly fields: readonly FieldId[]
  /** What says it: the literal or argument to edit. */
  readonly span?: readonly [from: number, to: number]
}

/** What the code leaves open, with what is assumed until it is answered. */
export interface CodeQuestion {
  readonly id: FieldId
  readonly text: string
  readonly options: readonly { readonly value: string | number; readonly text: string }[]
  readonly assumed: string | number
}

/** A function of theirs that was told by what it computes. */
export interface FittedFunction {
  readonly name: string
  readonly line: number
  readonly role: 'loss' | 'distance' | 'metric' | 'head'
  readonly said: string
  /** The largest difference seen from what it is said to be; null where it fits nothing. */
  readonly deviation: number | null
  /** What it costs by the distance, where it fits nothing. */
  readonly curve?: {
    readonly distance: readonly number[]
    readonly same: readonly number[]
    readonly different: readonly number[]
  }
}

export type Framework = 'keras' | 'pytorch'

export interface CodeReading {
  readonly framework: Framework | null
  /** What the code says, and nothing besides: what it leaves open is as it was. */
  readonly config: ConfigPatch
  /**
   * The Python that was read: what was pasted; of a notebook its cells of code, an empty line between; of a session or
   * a document what was typed, line for line.
   */
  readonly code: string
  /** By line, those that matter, first to last; one line may have several. */
  readonly lines: readonly LineReading[]
  readonly questions: readonly CodeQuestion[]
  readonly functions: readonly FittedFunction[]
  /** Why it cannot be used at all. */
  readonly problem: string | null
}

/** What the person answered, by the question's id. */
export type CodeAnswers = Readonly<Partial<Record<FieldId, string | number>>>

/** Pasted code with settings put into it. */
export interface MendedCode {
  readonly code: string
  /** Settings that the code now says. */
  readonly put: readonly FieldId[]
  /** Settings that could not be put into it, with what to do by hand. */
  readonly byHand: readonly { readonly field: FieldId; readonly text: string }[]
}
