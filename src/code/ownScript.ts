/**
 * Scripts that were written here and come back. Each names the link of its run; where that link, written out
 * once more, gives the very text, the run is known to the last setting. Of a script that was edited
 * meanwhile, what reads otherwise than in the text as it was written is what the edit says.
 */
import { diffArrays } from 'diff'
import { DEFAULT_CONFIG, sameValue, type ConfigPatch, type RunConfig } from '../domain/config'
import { FIELDS } from '../domain/fields'
import { readLink, writeLink } from '../domain/link'
import type { Statement } from './python/ast'
import type { CodeReading, LineReading } from './reading'
import { FRAMEWORKS, scriptProblems, writeScript, type Framework } from './write/script'

export interface OwnScript {
  readonly framework: Framework
  readonly config: RunConfig
  /** The whole address that the script names. */
  readonly link: string
  /** As it was written. */
  readonly original: string
  /** Lines, from 1, that are not as they were written. */
  readonly edited: readonly number[]
}

/** Lines that may be added and removed; beyond, a script is no longer ours. */
const MOST_EDITS = 120

/** Null where the text is none, or hardly any more. */
export function ownScriptOf(code: string, statements: readonly Statement[]): OwnScript | null {
  const link = linkIn(statements)
  if (link === null) return null
  const { setup, ignored } = readLink(link.slice(link.indexOf('#')))
  if (ignored.length > 0) return null
  const found = FRAMEWORKS.flatMap((framework) => scriptOf(framework, setup.a, link, code))
  return found.toSorted((a, b) => a.edited.length - b.edited.length)[0] ?? null
}

function scriptOf(
  framework: Framework,
  config: RunConfig,
  link: string,
  code: string,
): readonly OwnScript[] {
  if (scriptProblems(config, framework).length > 0) return []
  const original = writeScript(framework, { config, set: null, link }).text
  const edited = editedLines(original, code)
  return edited === null ? [] : [{ framework, config, link, original, edited }]
}

/** The link that the text's own docstring names. */
function linkIn([first]: readonly Statement[]): string | null {
  if (first?.type !== 'expression' || first.value.type !== 'constant') return null
  return /^(\S+#v=1\S*)[ \t]*$/m.exec(String(first.value.value))?.[1] ?? null
}

/** Null where they have hardly anything in common. Where lines were taken out, the next one counts. */
function editedLines(original: string, code: string): readonly number[] | null {
  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.trimEnd())
  const changes = diffArrays(linesOf(original), linesOf(code), { maxEditLength: MOST_EDITS })
  if (changes === undefined) return null
  let line = 1
  const edited = new Set<number>()
  for (const { count, added, removed } of changes) {
    if (removed) edited.add(line)
    else {
      if (added) for (let i = 0; i < count; i++) edited.add(line + i)
      line += count
    }
  }
  return [...edited]
}

/**
 * What a script of ours says: the run that it was written from, and what was edited since.
 * @param asRead the text's own reading
 * @param asWritten the reading of the script's `original`
 */
export function ownReading(
  own: OwnScript,
  asRead: CodeReading,
  asWritten: CodeReading,
): CodeReading {
  const changed = differing(asWritten.config, asRead.config)
  const config = { ...own.config, ...changed }
  const edited = new Set(own.edited)
  const lines = asRead.lines.flatMap((each) =>
    edited.has(each.line) ? ofEdited(each, changed) : ofWritten(each),
  )
  const told = new Set(lines.map(({ line }) => line))
  const unread = own.edited.filter((line) => !told.has(line) && isCode(asRead.code, line))
  return {
    ...asRead,
    framework: own.framework,
    config: patchOf(config, asRead.config),
    lines: [...lines, ...unread.map(notRead)].toSorted((a, b) => a.line - b.line),
    questions: [],
    problem: asWritten.problem === null ? asRead.problem : null,
  }
}

function differing(before: ConfigPatch, after: ConfigPatch): ConfigPatch {
  const ids = FIELDS.map(({ id }) => id).filter(
    (id) => id in after && !sameValue(before[id], after[id]),
  )
  return Object.fromEntries(ids.map((id) => [id, after[id]]))
}

/** What is not as where nothing is set, and what the text says in so many words. */
function patchOf(config: RunConfig, said: ConfigPatch): ConfigPatch {
  const ids = FIELDS.map(({ id }) => id).filter(
    (id) => id in said || !sameValue(config[id], DEFAULT_CONFIG[id]),
  )
  return Object.fromEntries(ids.map((id) => [id, config[id]]))
}

/** Lines that stand as they were written are what they were written for, whether they could be read or not. */
function ofWritten(reading: LineReading): readonly LineReading[] {
  const { line, mark } = reading
  if (mark === 'understood' || mark === 'irrelevant') return [reading]
  return [{ line, mark: 'understood', text: 'As it was written here', fields: [] }]
}

/** An edited line that was only followed may mean anything. */
function ofEdited(reading: LineReading, changed: ConfigPatch): readonly LineReading[] {
  const { mark, fields } = reading
  return mark === 'understood' && !fields.some((id) => id in changed) ? [] : [reading]
}

const notRead = (line: number): LineReading => ({
  line,
  mark: 'unknown',
  text: 'Not as it was written here; what this changes was not read, and is left as it was',
  fields: [],
})

const isCode = (code: string, line: number): boolean => {
  const text = code.split('\n')[line - 1]?.trim() ?? ''
  return text !== '' && !text.startsWith('#')
}

/** The script with other settings: written anew. Null where it was edited, or has no script of those. */
export function rewritten(own: OwnScript, patch: ConfigPatch): string | null {
  const config = { ...own.config, ...patch }
  if (own.edited.length > 0 || scriptProblems(config, own.framework).length > 0) return null
  const address = own.link.slice(0, own.link.indexOf('#'))
  const link = `${address}${writeLink({ caseId: null, a: config, b: {}, compare: false })}`
  return writeScript(own.framework, { config, set: null, link }).text
}
