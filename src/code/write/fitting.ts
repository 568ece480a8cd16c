/** Lines of Python that are too long for a screen, broken as Black breaks them. */
import { wrapped, type Lines } from './python'

const WIDTH = 100

export const fitting = (lines: Lines): Lines =>
  lines.flatMap((line) => (line.length <= WIDTH ? [line] : broken(line)))

function broken(line: string): Lines {
  const [, before = '', text] = /^(\s*)"""(.*)"""$/.exec(line) ?? []
  if (text !== undefined) {
    const inside = wrapped(text, WIDTH - before.length)
    return ['"""', ...inside, '"""'].map((each) => before + each)
  }
  const brackets = outermost(line)
  if (brackets === null) return [line]
  const [open, close] = brackets
  const indent = ' '.repeat(line.search(/\S/))
  const inside = line.slice(open + 1, close)
  const last = indent + line.slice(close)
  const whole = `${indent}    ${inside}`
  const parts =
    whole.length <= WIDTH && !/^\w+=/.test(inside)
      ? [whole]
      : arguments_(inside).map((each) => `${indent}    ${each},`)
  return [line.slice(0, open + 1), ...fitting(parts), ...fitting([last])]
}

/** Where a line's longest bracket of its own begins and ends; null where it holds nothing. */
function outermost(line: string): readonly [number, number] | null {
  let longest: readonly [number, number] = [0, 1]
  let open = 0
  scan(line, (at, depth, character) => {
    if (depth !== 1) return
    if ('([{'.includes(character)) open = at
    if (')]}'.includes(character) && at - open > longest[1] - longest[0]) longest = [open, at]
  })
  return longest[1] > 1 ? longest : null
}

function arguments_(inside: string): readonly string[] {
  const cuts: number[] = []
  scan(inside, (at, depth, character) => {
    if (depth === 0 && character === ',') cuts.push(at)
  })
  return [...cuts, inside.length]
    .map((cut, i) => inside.slice(i === 0 ? 0 : (cuts[i - 1] as number) + 1, cut).trim())
    .filter((each) => each !== '')
}

/** Calls for each character that is in no text, with how many brackets it is in; a bracket counts itself. */
function scan(line: string, meet: (at: number, depth: number, character: string) => void): void {
  let depth = 0
  let quote = ''
  for (const [at, character] of [...line].entries()) {
    if (quote !== '') {
      if (character === quote) quote = ''
      continue
    }
    if (character === '#') return
    if (character === '"' || character === "'") quote = character
    else if ('([{'.includes(character)) meet(at, ++depth, character)
    else if (')]}'.includes(character)) meet(at, depth--, character)
    else meet(at, depth, character)
  }
}
