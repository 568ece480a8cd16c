/**
 * From settings to edits of pasted code. An edit counts where the code, read again, says the setting, and
 * says all else as before; so nothing is changed that was not asked for, however the code is written.
 */
import {
  DEFAULT_CONFIG,
  sameValue,
  type ConfigPatch,
  type FieldId,
  type RunConfig,
} from '../../domain/config'
import { layersOf } from '../../domain/encoders'
import { fieldOf } from '../../domain/fields'
import { ownScriptOf, rewritten } from '../ownScript'
import { parsePython } from '../python/parse'
import { readCode } from '../read'
import type { CodeAnswers, CodeReading, MendedCode } from '../reading'
import { candidatesFor } from './candidates'
import { byHandText } from './byHand'
import { applied } from './edits'

/** Readings for a whole patch at most: one takes up to a second. */
const MOST_READINGS = 40

/** @param patch settings to put into the code, which is Python, not a notebook */
export function mendCode(text: string, answers: CodeAnswers, patch: ConfigPatch): MendedCode {
  const open = readCode(text, answers)
  const own = ownScriptOf(open.code, parsePython(open.code) ?? [])
  const anew = own === null ? null : rewritten(own, patch)
  if (anew !== null) return { code: anew, put: Object.keys(patch) as FieldId[], byHand: [] }
  // What was assumed of the data stays so, whatever the code says after an edit.
  const assumed = Object.fromEntries(open.questions.map((each) => [each.id, each.assumed]))
  const fixed = { ...assumed, ...answers }
  let reading = readCode(text, fixed)
  let left = MOST_READINGS
  const put: FieldId[] = []
  const byHand: { field: FieldId; text: string }[] = []

  function mend(field: FieldId, after: RunConfig): CodeReading | null {
    const before = wholeOf(reading)
    for (const edits of candidatesFor({ reading, before, after, field })) {
      if (left-- <= 0) return null
      const next = readCode(applied(reading.code, edits), fixed)
      if (next.problem === null && saysSame(wholeOf(next), after)) return next
    }
    return null
  }

  for (const field of fieldsOf(patch)) {
    const before = wholeOf(reading)
    const after = { ...before, ...pick(patch, field) }
    if (saysSame(before, after)) {
      // What the code leaves open is as on the page by assumption alone.
      if (field in reading.config || field === 'layers') put.push(field)
      else byHand.push({ field, text: byHandText(field, patch, reading) })
      continue
    }
    const next = mend(field, after)
    if (next === null) byHand.push({ field, text: byHandText(field, patch, reading) })
    else {
      reading = next
      put.push(field)
    }
  }
  return { code: reading.code, put, byHand }
}

/** Layers are what an encoder is, whatever it is called; they are put in together. */
const fieldsOf = (patch: ConfigPatch): readonly FieldId[] =>
  (Object.keys(patch) as FieldId[]).filter((field) => field !== 'encoder' || !('layers' in patch))

const pick = (patch: ConfigPatch, field: FieldId): ConfigPatch =>
  field === 'layers' ? { encoder: 'custom', layers: patch.layers ?? [] } : { [field]: patch[field] }

/** With the layers of a named encoder written out. */
function wholeOf({ config }: CodeReading): RunConfig {
  const whole = { ...DEFAULT_CONFIG, ...config }
  return { ...whole, layers: layersOf(whole) }
}

/** What follows from other settings, or names what is equal. */
const FOLLOWS: ReadonlySet<FieldId> = new Set(['encoder', 'rootSlope'])

function saysSame(one: RunConfig, other: RunConfig): boolean {
  return (Object.keys(DEFAULT_CONFIG) as (keyof RunConfig)[]).every(
    (id) =>
      id === 'version' ||
      FOLLOWS.has(id) ||
      sameValue(one[id], other[id]) ||
      isIdle(id, one, other),
  )
}

/** Whether a setting changes nothing of either. */
function isIdle(id: FieldId, one: RunConfig, other: RunConfig): boolean {
  const { applies } = fieldOf(id)
  return applies !== undefined && !applies(one) && !applies(other)
}
