/** What is asked of a process about one entry under one seed, and what it answers. */
import type { ToldAt } from './told'
import type { Measured } from './truth'

export const ENTRY_KINDS = ['fault', 'healthy', 'misread'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export interface Asked {
  readonly id: string
  readonly kind: EntryKind
  /** The link's keys, without the seed. */
  readonly keys: string
  /** Of a fault: those of the set-up that learns. */
  readonly base: string | null
  readonly seed: number
  /** Whether fixes are tried before the first is read. */
  readonly proves: boolean
  /** Whether what is not recorded is trained. */
  readonly trains: boolean
  /** The folder of recordings. */
  readonly cache: string
}

/** The first fix of the first finding. */
export interface FirstFix {
  readonly label: string
  /** Keys that it changes. */
  readonly keys: readonly string[]
  /** Of the run with it. */
  readonly link: string
  /** Null where it cannot start; undefined where it was not recorded. */
  readonly measured: Measured | null | undefined
}

export interface Result {
  readonly id: string
  readonly kind: EntryKind
  readonly seed: number
  readonly link: string
  readonly measured: Measured
  /** Null where there is none. */
  readonly base: Measured | null
  readonly told: readonly ToldAt[]
  /** The finding that stands first in the end; null where there is none but good news. */
  readonly first: (ToldAt & { readonly proof: string }) | null
  /** Null where it offers none. */
  readonly fix: FirstFix | null
  /** Whether that fix, or the cause named, is about the setting that was changed. */
  readonly names: boolean
  /** How many fixes were tried and in how many seconds; null where none were. */
  readonly proof: {
    readonly trials: number
    readonly runs: number
    readonly seconds: number
  } | null
}

/** Of an entry that is not recorded, or whose trials are not, and may not be trained. */
export interface Missing {
  readonly id: string
  readonly seed: number
  readonly missing: true
}

/** Those that are not missing. */
export const present = (all: readonly (Result | Missing)[]): readonly Result[] =>
  all.filter((each): each is Result => !('missing' in each))
