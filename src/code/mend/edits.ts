/** Changes of a text by place, and what they are made of. */
import type { CallExpr, Place } from '../python/ast'

export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A way to change a text: all of its edits at once, none over another. */
export type Candidate = readonly TextEdit[]

export function applied(code: string, edits: Candidate): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), code)
}

export const replaced = ({ from, to }: Place, text: string): TextEdit => ({ from, to, text })
export const inserted = (at: number, text: string): TextEdit => ({ from: at, to: at, text })

/** A value as Python writes it, in the manner of what stood there. */
export function literal(value: unknown, before: string): string {
  if (typeof value === 'string') {
    const quote = before.startsWith('"') ? '"' : "'"
    return `${quote}${value}${quote}`
  }
  if (typeof value !== 'number') return 'None'
  const isExponent = /e/i.test(before) && value !== 0 && Math.abs(value) < 1
  const text = isExponent ? value.toExponential() : String(value)
  return /^[\d.]+$/.test(before) && before.includes('.') && Number.isInteger(value)
    ? `${text}.0`
    : text
}

/** An argument put last into a call. */
export function argumentInto(code: string, call: CallExpr & Place, text: string): TextEdit {
  const last = call.args.at(-1)
  if (last !== undefined) return inserted(last.to, `, ${text}`)
  const open = code.indexOf('(', call.callee.to)
  return inserted(open + 1, text)
}

/** Whole lines of a statement, its line break too. */
export function withoutLines(code: string, { from, to }: Place): TextEdit {
  const start = code.lastIndexOf('\n', from - 1) + 1
  const end = code.indexOf('\n', to)
  return { from: start, to: end < 0 ? code.length : end + 1, text: '' }
}
