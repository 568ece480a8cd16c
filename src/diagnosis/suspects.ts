/** What a failing run is thought to fail by, most likely first, and what may be tried of each. */
import { sameValue, type ConfigPatch, type FieldId } from '../domain/config'
import { numberProblem } from '../domain/field'
import { fieldOf } from '../domain/fields'
import { setupProblems } from '../domain/problems'
import type { Remedy } from './cause'
import type { CauseId } from './causeIds'
import { CAUSES } from './causes'
import type { Observations } from './observations'

export interface Suspect {
  readonly cause: CauseId
  readonly weight: number
}
export interface Candidate extends Remedy {
  readonly cause: CauseId
  /** How likely it is to help, 0 to 1. */
  readonly weight: number
}

/** How much less likely a cause's next remedy is than the one before. */
const NEXT = 0.72

export function suspectsOf(o: Observations): readonly Suspect[] {
  return (Object.keys(CAUSES) as CauseId[])
    .map((cause) => ({ cause, weight: CAUSES[cause].weigh(o) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
}

/** All that may be tried, most likely first, each patch once; none that could not start. */
export function candidatesOf(o: Observations): readonly Candidate[] {
  const all = suspectsOf(o).flatMap(({ cause, weight }) =>
    CAUSES[cause]
      .remedies(o)
      .filter(({ patch }) => changes(o, patch) && isAllowed(patch))
      .map((remedy, i) => ({ ...remedy, cause, weight: weight * NEXT ** i })),
  )
  return all
    .sort((a, b) => b.weight - a.weight)
    .filter(({ patch }, i) => all.findIndex((other) => sameValue(other.patch, patch)) === i)
    .filter(({ patch }) => canStart(o, patch))
}

/** Whether a run with it could start. */
export const canStart = (o: Observations, patch: ConfigPatch) =>
  setupProblems({ ...o.config, ...patch }, o.facts.set, o.facts.weights).length === 0

/** Whether a link could say it: numbers within the limits of their fields. */
const isAllowed = (patch: ConfigPatch) =>
  Object.entries(patch).every(([id, value]) => {
    const field = fieldOf(id as FieldId)
    return field.kind !== 'number' || numberProblem(field, Number(value)) === null
  })

const changes = ({ config }: Observations, patch: ConfigPatch) =>
  Object.entries(patch).some(([id, value]) => !sameValue(config[id as keyof ConfigPatch], value))
