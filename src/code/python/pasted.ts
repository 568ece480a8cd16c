/** Code as it was typed, out of what shows it otherwise: prompts of a session, an indented block, a quotation. */
import { isProse, openQuotes } from './prose'

const PROMPT = /^\s*(>>>|\.\.\.|In \[\d*\]:|\.\.\.:|[ ]+\.\.\.:)( |$)/

/** @returns a text of as many lines; what a session printed is a comment */
export function asTyped(text: string): string {
  const lines = text.split('\n')
  if (lines.some((line) => /^\s*(>>>|In \[\d*\]:) \S/.test(line)))
    return lines
      .map((line) =>
        PROMPT.test(line) ? line.replace(PROMPT, '') : line.trim() === '' ? line : `# ${line}`,
      )
      .join('\n')
  const blocks = fenced(lines)
  if (blocks !== null) return blocks.join('\n')
  const quoted = lines.filter((line) => /^> ?/.test(line))
  if (quoted.length > 5 && quoted.length > 0.8 * lines.filter((line) => line.trim() !== '').length)
    return asTyped(lines.map((line) => line.replace(/^> ?/, '')).join('\n'))
  return unindented(lines).join('\n')
}

const FENCE = /^(\s*)(?:```|~~~)\s*(\w*)/
const IS_PYTHON = /^(py|python|python3|ipython|)$/i

/** Of a document with fenced blocks those of Python alone; null where there are none. */
function fenced(lines: readonly string[]): readonly string[] | null {
  const quotes = openQuotes(lines)
  const fences = lines.map((line, i) => (quotes[i] ? null : FENCE.exec(line)))
  if (!fences.some((each) => /^py/i.test(each?.[2] ?? ''))) return null
  let open: { readonly indent: number; readonly isCode: boolean } | null = null
  return lines.map((line, i) => {
    const fence = fences[i] ?? null
    if (fence !== null) {
      const [, indent = '', language = ''] = fence
      open = open === null ? { indent: indent.length, isCode: IS_PYTHON.test(language) } : null
    } else if (open?.isCode)
      return line.slice(Math.min(open.indent, line.length - line.trimStart().length))
    return line.trim() === '' ? line : `# ${line}`
  })
}

/** A block that stands indented among sentences, as forums have code. */
function unindented(lines: readonly string[]): readonly string[] {
  const code = lines.filter((line) => line.trim() !== '' && !isProse(line))
  const by = Math.min(...code.map((line) => line.length - line.trimStart().length))
  return by === 0 || !Number.isFinite(by)
    ? lines
    : lines.map((line) =>
        /^\s/.test(line) ? line.slice(Math.min(by, line.length - line.trimStart().length)) : line,
      )
}
