/** A list of pairs as its lines say it, before photos are looked up. */
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

export interface ParsedList {
  readonly lines: readonly ListLine[]
  readonly problems: readonly LineProblem[]
  /** What 1 means, where the list itself says so, and by what. */
  readonly convention: { readonly is: Convention; readonly by: string } | null
}

export interface LineProblem {
  readonly line: number
  readonly message: string
}

/** A file's bytes as text: UTF-8, or UTF-16 where its mark says so; the mark itself goes. */
export function textOf(bytes: Uint8Array): string {
  const mark = bytes[0]! * 256 + bytes[1]!
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/)
