/**
 * Lists as programs and people write them otherwise than as tables, made lines of a table: quoted whole by a
 * spreadsheet, tuples and arrays of a program, arrows, tables of Markdown. Lines keep their numbers.
 */
import { linesOf } from './list'
import { kindOf } from './paths'

export interface WrittenLine {
  /** From 1. */
  readonly line: number
  readonly text: string
}

/** Share of lines that have to be of a form. */
const MOST = 0.8

export function writtenLines(text: string): readonly WrittenLine[] {
  const tuples = tuplesOf(text)
  if (tuples !== null) return tuples
  const forms = [unquoted, withoutBars, withoutArrows, withoutAssignments]
  const lines = linesOf(text).map((each, i) => ({ line: i + 1, text: each }))
  const made = forms.reduce<readonly string[]>(
    (texts, form) => form(texts),
    lines.map((each) => each.text),
  )
  return lines.map(({ line }, i) => ({ line, text: made[i]! }))
}

type Form = (lines: readonly string[]) => readonly string[]
const areMost = (lines: readonly string[], is: (line: string) => boolean) => {
  const told = lines.filter((line) => line.trim() !== '')
  return told.length > 0 && told.filter(is).length >= MOST * told.length
}

/** `"a.jpg,b.jpg,1"`, as a spreadsheet saves lines that stand in one column. */
const unquoted: Form = (lines) => {
  const inner = (line: string) =>
    /^"((?:[^"]|"")*[,;\t](?:[^"]|"")*)"[,;\s]*$/.exec(line.trim())?.[1]
  if (!areMost(lines, (line) => inner(line) !== undefined)) return lines
  return lines.map((line) => inner(line)?.replaceAll('""', '"') ?? line)
}

/** `| a.jpg | b.jpg | 1 |`, with `|---|---|---|` below its header. */
const withoutBars: Form = (lines) => {
  if (!areMost(lines, (line) => /^\s*\|.*\|\s*$/.test(line))) return lines
  return lines.map((line) =>
    /^[\s|:-]+$/.test(line) ? '' : line.replace(/^\s*\|\s*|\s*\|\s*$/g, ''),
  )
}

const ARROW = /\s*(?:<?[-=]{1,2}>|→|⇒|⟶|↔|⟷|⇔)\s*|\s+(?:vs\.?|versus|und|and|&)\s+/i

/** `a.jpg -> b.jpg : 1`, `a.jpg vs b.jpg: same`, `a.jpg → Ada`. */
const withoutArrows: Form = (lines) => {
  const parts = (line: string) => {
    const [first = '', second = '', ...more] = line.split(ARROW)
    return isPhoto(first) && second !== '' && more.length === 0 ? ([first, second] as const) : null
  }
  if (!areMost(lines, (line) => parts(line) !== null)) return lines
  return lines.map((line) => {
    const [first, second] = parts(line) ?? [line, '']
    const label = /^(.+?)\s*[:=,;]\s*([^:=\\/]*)$/.exec(second)
    const [b, rest] = label && isPhoto(label[1]!) ? [label[1]!, [label[2]!]] : [second, []]
    return second === '' ? line : [first.trim(), b.trim(), ...rest].join('\t')
  })
}

/** `Ada/1.jpg: Ada`, `1.jpg = Ada`. */
const withoutAssignments: Form = (lines) => {
  const parts = (line: string) => {
    const found = /^\s*("?)(.+?)\1\s*[:=]\s*(?![\\/])([^,;\t|:=]+)$/.exec(line)
    return found && isPhoto(found[2]!) && !isPhoto(found[3]!) ? found : null
  }
  if (!areMost(lines, (line) => parts(line) !== null)) return lines
  return lines.map((line) => {
    const found = parts(line)
    return found ? `${found[2]!.trim()}\t${found[3]!.trim()}` : line
  })
}

const isPhoto = (text: string) => kindOf(text.trim().replace(/^["']|["']$/g, '')) === 'photo'

type Node = string | readonly Node[]

/** `('a.jpg', 'b.jpg', 1)` on each line, or all in one list; null where a text is no such. */
function tuplesOf(text: string): readonly WrittenLine[] | null {
  if (!/^\s*(?:\p{L}\w*\s*=\s*)?[([{]/u.test(text)) return null
  const rows: WrittenLine[] = []
  const open: { nodes: Node[]; line: number }[] = []
  let line = 1
  let at = 0
  const put = (node: Node, from: number) => {
    const above = open.at(-1)
    if (above) above.nodes.push(node)
    else rows.push(...rowsIn(node, from))
  }
  const token =
    /(\s*\n)|\s+|([([{])|([)\]}])|,|;|(?:[bru]{0,2}(["'])((?:\\.|(?!\4)[^\\\n])*)\4)|(\p{L}\w*\s*=(?=\s*[([{]))|([^\s,;()[\]{}"']+)/giuy
  while (at < text.length) {
    token.lastIndex = at
    const found = token.exec(text)
    if (found === null) return null
    at = token.lastIndex
    const [all, , opens, closes, , quoted, , bare] = found
    if (opens) open.push({ nodes: [], line })
    else if (closes) {
      const closed = open.pop()
      if (closed === undefined) return null
      put(closed.nodes, closed.line)
    } else if (quoted !== undefined || bare !== undefined) {
      // What stands outside of all brackets is no tuple’s.
      if (open.length === 0) return null
      put(quoted?.replace(/\\(.)/g, '$1') ?? bare!, line)
    }
    line += all.split('\n').length - 1
  }
  return open.length === 0 && rows.length > 0 ? rows : null
}

/** A tuple that holds only tuples holds rows. */
function rowsIn(node: Node, line: number): readonly WrittenLine[] {
  if (typeof node === 'string') return []
  const isHolder = node.length > 0 && node.every((each) => typeof each !== 'string')
  if (isHolder) return node.flatMap((each) => rowsIn(each, line))
  const cells = (node.flat(8) as readonly string[]).map((cell) => `"${cell.replaceAll('"', '""')}"`)
  return cells.length > 1 ? [{ line, text: cells.join('\t') }] : []
}
