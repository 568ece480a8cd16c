/** From a run of a sweep to the runs A and B. */
import { sameValue, type ConfigPatch, type RunConfig } from '../domain/config'
import { FIELDS } from '../domain/fields'
import { applyFix, raceFix } from './runs'
import { setupStore } from './setup'

/** What takes A as it is now to a run of a sweep; A's own limits stay. */
export function patchTo(config: RunConfig): ConfigPatch {
  const { a } = setupStore.getState().setup
  const differing = FIELDS.filter(
    ({ id }) => id !== 'steps' && id !== 'epochs' && !sameValue(a[id], config[id]),
  )
  return Object.fromEntries(differing.map(({ id }) => [id, config[id]]))
}

export function openAsA(config: RunConfig): void {
  applyFix('A', patchTo(config))
}

export function raceAsB(config: RunConfig): void {
  raceFix(patchTo(config))
}
