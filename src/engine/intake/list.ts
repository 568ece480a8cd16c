/** A list as its lines say it, before photos are looked up: pairs, or who is on which photo. */
import type { Convention } from '../../domain/settings'
import type { Label } from './labels'

export interface ListLine {
  /** From 1. */
  readonly line: number
  /** Paths, with or without the ending of the name. */
  readonly a: string
  readonly b: string
  readonly label: Label
  /** '' where there is none. */
  readonly fold: string
}

export interface PairLines {
  readonly lines: readonly ListLine[]
  readonly problems: readonly LineProblem[]
  /** What 1 means, where the list itself says so, and by what. */
  readonly convention: { readonly is: Convention; readonly by: string } | null
  /** Two labels that are no known words, taken for 0 and 1 in this order. */
  readonly words?: readonly [string, string]
  /** Whether the second of these is a yes in itself, such as a cross beside blanks. */
  readonly isMark?: boolean
  /** What it writes for 0 and for 1, such as “no” and “yes”; '0' and '1' where absent. */
  readonly written?: readonly [string, string]
  /** A sentence more of how it was read. */
  readonly note?: string
}

/** Who is on which photo, line by line. */
export interface PeopleLines {
  readonly people: readonly {
    readonly line: number
    readonly path: string
    readonly person: string
  }[]
  readonly problems: readonly LineProblem[]
  /** The name of the column that says who, '' for none. */
  readonly head: string
  /** Why it may be of anything else; null where nothing speaks against it. */
  readonly doubt?: string | null
  /** Who it is by other columns, which may be the people as well. */
  readonly others?: readonly OtherColumn[]
  /** Whether its column or its file is called as people are; else folders may know better. */
  readonly isSure: boolean
}

export interface OtherColumn {
  /** `column “class”`, `column 3`. */
  readonly what: string
  readonly people: PeopleLines['people']
}

export type ParsedList = PairLines | PeopleLines

export interface LineProblem {
  readonly line: number
  readonly message: string
}

/**
 * A file's bytes as text: UTF-8, or UTF-16 by its mark or its zeros; the mark itself goes. What is neither
 * is taken for Windows-1252, as Excel writes it, and that is a guess.
 */
export function textOf(bytes: Uint8Array): { readonly text: string; readonly isGuessed: boolean } {
  const mark = bytes[0]! * 256 + bytes[1]!
  const start = bytes.subarray(0, 200)
  const zeros = (odd: number) => start.filter((byte, i) => i % 2 === odd && byte === 0).length
  const little = mark === 0xfffe || zeros(1) > start.length / 4
  const big = mark === 0xfeff || zeros(0) > start.length / 4
  if (little || big)
    return {
      text: new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes),
      isGuessed: false,
    }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isGuessed: false }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isGuessed: true }
  }
}

export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/)
