/** Pieces of Python's text. */

export type Lines = readonly string[]

/** A number as Python writes it: 0.001, 1e-07. */
export const number = (value: number): string => String(value)

export const quoted = (text: string): string => JSON.stringify(text)

export const indented = (lines: Lines, by = 4): Lines =>
  lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`))

/** Lines of a template, its common indentation and the empty lines around it left out. */
export function block(text: string): Lines {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '')
    .split('\n')
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const depth = Math.min(...depths)
  return lines.map((line) => line.slice(depth).trimEnd())
}

/** A comment, broken into lines of no more than `width` characters. */
export const comment = (text: string, width = 96): Lines =>
  wrapped(text, width - 2).map((line) => `# ${line}`)

export function wrapped(text: string, width: number): Lines {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** A docstring of one sentence or more. */
export function docstring(text: string, width = 92): Lines {
  const lines = wrapped(text, width)
  return lines.length === 1 ? [`"""${lines[0]}"""`] : ['"""', ...lines, '"""']
}

/** Functions and classes two lines apart, as is usual. */
export const apart = (parts: readonly Lines[]): Lines =>
  parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : ['', '', ...part]))
