/** From what was pasted to Python: notebooks are taken apart, and what is too long or no text is refused. */
import { asTyped } from './pasted'

/** Characters of code that are read; a network and its training are hardly ever a tenth of that. */
export const LONGEST_CODE = 100_000
const LONGEST_PASTE = 20_000_000

export interface Source {
  readonly code: string
  readonly problem: string | null
}

const refused = (problem: string): Source => ({ code: '', problem })

export function sourceOf(text: string): Source {
  if (text.trim() === '') return refused('There is no code yet.')
  if (text.length > LONGEST_PASTE) return refused(tooLong(text.length))
  const start = text.trimStart()
  if (start.startsWith('{') && /"(cells|nbformat|worksheets)"/.test(text)) return notebook(text)
  if (text.length > LONGEST_CODE) return refused(tooLong(text.length))

  if (/[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 20_000)))
    return refused('This is no text: paste Python source code, or a notebook.')
  if (isNoCode(text)) return refused(NO_PYTHON)
  return { code: asTyped(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')), problem: null }
}

export const NO_PYTHON = 'This is not Python, as far as it can be read.'

/** Hardly any letters, digits and blanks: what no program is like, and a parser takes long over. */
const isNoCode = (text: string): boolean =>
  text.length > 2_000 && (text.match(/[\w\s]/g)?.length ?? 0) < text.length / 2

const tooLong = (length: number) =>
  `${length.toLocaleString('en')} characters are more than is read here, ${LONGEST_CODE.toLocaleString('en')}: paste the file with the network and its training.`

/** The code of a notebook's cells, one after another, an empty line between. */
function notebook(text: string): Source {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return refused('This looks like a notebook, but is damaged: its JSON cannot be read.')
  }
  const cells = cellsOf(parsed)
  const code = cells.map(codeOf).filter((each) => each !== '')
  if (code.length === 0) return refused('This notebook has no cell with code.')
  const joined = code.join('\n\n').replaceAll('\r\n', '\n')
  return joined.length > LONGEST_CODE
    ? refused(tooLong(joined.length))
    : isNoCode(joined)
      ? refused(NO_PYTHON)
      : { code: joined, problem: null }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function cellsOf(parsed: unknown): readonly unknown[] {
  if (!isRecord(parsed)) return []
  if (Array.isArray(parsed.cells)) return parsed.cells
  const [sheet] = Array.isArray(parsed.worksheets) ? (parsed.worksheets as unknown[]) : []
  return isRecord(sheet) && Array.isArray(sheet.cells) ? sheet.cells : []
}

function codeOf(cell: unknown): string {
  if (!isRecord(cell) || cell.cell_type !== 'code') return ''
  const source = cell.source ?? cell.input
  if (typeof source === 'string') return source
  return Array.isArray(source) ? source.filter((each) => typeof each === 'string').join('') : ''
}
