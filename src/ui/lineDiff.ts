import { diffArrays, diffWordsWithSpace } from 'diff'

/** A stretch of a line; `changed` where the other side does not have it. */
export interface Piece {
  readonly text: string
  readonly changed: boolean
}
export type Line = readonly Piece[]

/** One line of each side, as they stand beside each other; null where a side has none. */
export type DiffRow =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'changed'; readonly original: Line | null; readonly corrected: Line | null }

/** Share of their words that two lines must have in common to count as one line, changed. */
const ALIKE = 0.4

/** Two texts line by line; within a line that changed, word by word. */
export function diffLines(original: string, corrected: string): readonly DiffRow[] {
  const rows: DiffRow[] = []
  let removed: string[] = []
  for (const { value, removed: isRemoved, added } of diffArrays(
    original.split('\n'),
    corrected.split('\n'),
  )) {
    if (isRemoved) {
      removed = value
      continue
    }
    rows.push(...(added ? pairUp(removed, value) : removed.map(onlyOriginal)))
    removed = []
    if (!added) rows.push(...value.map((text) => ({ kind: 'same' as const, text })))
  }
  return [...rows, ...removed.map(onlyOriginal)]
}

/** Lines that went beside lines that came: each with the first one like it that is left. */
function pairUp(removed: readonly string[], added: readonly string[]): DiffRow[] {
  const rows: DiffRow[] = []
  let next = 0
  for (const line of removed) {
    const match = added.findIndex((other, index) => index >= next && likeness(line, other) >= ALIKE)
    if (match < 0) {
      rows.push(onlyOriginal(line))
      continue
    }
    rows.push(...added.slice(next, match).map(onlyCorrected))
    rows.push(changedLine(line, added[match] ?? ''))
    next = match + 1
  }
  return [...rows, ...added.slice(next).map(onlyCorrected)]
}

const onlyOriginal = (text: string): DiffRow => ({
  kind: 'changed',
  original: wholeLine(text),
  corrected: null,
})
const onlyCorrected = (text: string): DiffRow => ({
  kind: 'changed',
  original: null,
  corrected: wholeLine(text),
})

/** A line that the other side does not have; its indentation is not worth a mark. */
function wholeLine(text: string): Line {
  const code = text.trimStart()
  const indentation = { text: text.slice(0, text.length - code.length), changed: false }
  return [indentation, { text: code, changed: true }].filter((piece) => piece.text !== '')
}

function changedLine(original: string, corrected: string): DiffRow {
  const changes = diffWordsWithSpace(original, corrected)
  const side = (other: 'added' | 'removed') =>
    changes
      .filter((change) => !change[other])
      .map(({ value, added, removed }) => ({
        text: value,
        // Nor is an indentation that follows from another line.
        changed: (added || removed) && value.trim() !== '',
      }))
  return { kind: 'changed', original: side('added'), corrected: side('removed') }
}

/** Characters in words that both lines have, as a share of the longer line's. */
function likeness(one: string, two: string): number {
  const length = (text: string) => text.replaceAll(/\s/g, '').length
  const common = diffWordsWithSpace(one, two)
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + length(value), 0)
  return common / Math.max(1, length(one), length(two))
}
