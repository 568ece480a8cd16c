/** A part of a script: what is said to people, comments and docstrings, or code. */
export interface Part {
  readonly text: string
  readonly isSaid: boolean
}

/** Of scripts as they are written here: three quotes stand on lines of nothing else but what they hold. */
export function partsOf(lines: readonly string[]): readonly Part[] {
  const parts: Part[] = []
  const put = (text: string, isSaid: boolean) => {
    const last = parts.at(-1)
    if (last?.isSaid === isSaid) parts[parts.length - 1] = { text: last.text + text, isSaid }
    else if (text !== '') parts.push({ text, isSaid })
  }
  let isWithin = false
  for (const line of lines) {
    const quotes = line.split('"""').length - 1
    const comment = /^\s*#/.test(line) ? 0 : line.search(/ {2}# /)
    if (isWithin || quotes > 0) put(`${line}\n`, true)
    else if (comment === -1) put(`${line}\n`, false)
    else {
      put(line.slice(0, comment), false)
      put(`${line.slice(comment)}\n`, true)
    }
    if (quotes === 1) isWithin = !isWithin
  }
  return parts
}
