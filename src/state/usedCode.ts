/**
 * The pasted code that run A came from: kept in this browser with the settings that it said, so that findings
 * point at its lines, and what is changed on the page can be put back into it. It never goes into a link.
 */
import * as v from 'valibot'
import { createStore } from 'zustand/vanilla'
import type { CodeAnswers, CodeReading, LineReading, MendedCode } from '../code/reading'
import type { ConfigPatch, FieldId, RunConfig } from '../domain/config'
import { differences } from '../domain/differences'
import { writeLink } from '../domain/link'
import { codeClient } from './codeClient'

interface UsedCode {
  /** As `CodeReading.code`. */
  readonly code: string
  readonly answers: CodeAnswers
  /** What run A became of it. */
  readonly config: RunConfig
  /** Lines that say a setting. */
  readonly lines: readonly LineReading[]
}

const KEY = 'siamese-playground-code'
/** Scripts kept at most, the latest. */
const MOST = 12

const KEPT = v.array(
  v.object({
    link: v.string(),
    code: v.string(),
    answers: v.record(v.string(), v.union([v.string(), v.number()])),
  }),
)
type Kept = v.InferOutput<typeof KEPT>

export const usedCodeStore = createStore<{ readonly used: UsedCode | null }>(() => ({ used: null }))

/** Notes the code that run A was just made of. */
export function noteUsed(reading: CodeReading, answers: CodeAnswers, config: RunConfig): void {
  usedCodeStore.setState({ used: usedOf(reading, answers, config) })
  const own = { link: linkOf(config), code: reading.code, answers: { ...answers } }
  const others = readKept().filter(({ link }) => link !== own.link)
  try {
    localStorage.setItem(KEY, JSON.stringify([own, ...others].slice(0, MOST)))
  } catch {
    // Full, or forbidden: it stays as long as the page.
  }
}

const usedOf = (reading: CodeReading, answers: CodeAnswers, config: RunConfig): UsedCode => ({
  code: reading.code,
  answers,
  config,
  lines: reading.lines.filter(({ fields }) => fields.length > 0),
})

/** Finds the code of a run that was opened again, by its settings; that of the run before stays otherwise. */
export async function findUsed(config: RunConfig): Promise<void> {
  const link = linkOf(config)
  const { used } = usedCodeStore.getState()
  if (used !== null && linkOf(used.config) === link) return
  const kept = readKept().find((each) => each.link === link)
  if (kept === undefined) return
  try {
    const reading = await codeClient().read(kept.code, kept.answers)
    usedCodeStore.setState({ used: usedOf(reading, kept.answers, config) })
  } catch {
    // Without its lines the run is as any other.
  }
}

function readKept(): Kept {
  try {
    const read = v.safeParse(KEPT, JSON.parse(localStorage.getItem(KEY) ?? '[]'))
    return read.success ? read.output : []
  } catch {
    return []
  }
}

/** Equal for runs that differ in seed and backend alone. */
const linkOf = (config: RunConfig): string =>
  writeLink({ caseId: null, a: { ...config, seed: 1, backend: 'auto' }, b: {}, compare: false })

/** Lines of the code that say any of these settings, where the run still has what they say. */
export function linesOf(
  used: UsedCode,
  config: RunConfig,
  fields: readonly FieldId[],
): readonly LineReading[] {
  const changed = new Set(differences(used.config, config).map(({ id }) => id))
  const seen = new Set<number>()
  return used.lines.filter((line) => {
    const says = line.fields.some((field) => fields.includes(field) && !changed.has(field))
    if (!says || seen.has(line.line)) return false
    seen.add(line.line)
    return true
  })
}

/** The code with all in it that a run has otherwise by now, and a patch besides. */
export function mended(used: UsedCode, config: RunConfig, patch: ConfigPatch): Promise<MendedCode> {
  const wanted = { ...config, ...patch }
  const changes = differences(used.config, wanted).filter(
    ({ id }) => id !== 'seed' && id !== 'backend',
  )
  const all = Object.fromEntries(changes.map(({ id }) => [id, wanted[id]]))
  return codeClient().mend(used.code, used.answers, all)
}

export type { UsedCode }
