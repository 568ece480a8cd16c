/** What came of trying fixes, in words. */
import { VERDICT_TEXT } from '../../diagnosis/verdict'
import type { Fix } from '../../diagnosis/finding'
import { learnt, learntIn, type Trial } from '../../diagnosis/proof'
import type { ConfigPatch, FieldId } from '../../domain/config'
import { fieldOf } from '../../domain/fields'
import { formatLayers } from '../../domain/layersText'
import type { LayerSpec } from '../../domain/layers'

/** “learns 3 of 3”; of one that does not: how its runs came out. */
export function cameOf(trial: Trial): string {
  const { runs } = trial
  if (learnt(trial) || learntIn(trial) > 0) return `learns ${learntIn(trial)} of ${runs.length}`
  const [first] = runs
  return first === undefined
    ? ''
    : `${VERDICT_TEXT[first.verdict]} ${runs.length} of ${runs.length}`
}

/** A fix in its tried line: its label, and what came of it. */
export const triedText = ({ label, trial }: Fix): string =>
  trial === null ? label : `${label}: ${cameOf(trial)}`

/** A patch as keys of the link: what tells a fix from others, for scripts. */
export function patchText(patch: ConfigPatch): string {
  return Object.entries(patch)
    .map(([id, value]) => `${fieldOf(id as FieldId).link}=${valueText(value)}`)
    .join('&')
}

const valueText = (value: unknown) =>
  Array.isArray(value) ? formatLayers(value as readonly LayerSpec[]) : String(value)
