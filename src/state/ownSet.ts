/** Choosing what to train on: a kind of images, or a set a person brought. */
import {
  configOf,
  sameValue,
  type ConfigPatch,
  type FieldId,
  type RunConfig,
  type RunId,
} from '../domain/config'
import {
  patchForData,
  settingsForSet,
  waysToSplit,
  type SuitedSettings,
} from '../domain/dataDefaults'
import { isFromLibrary } from '../domain/dataSource'
import type { PhotoSet } from '../domain/photoSet'
import { isUntouched, withoutStart } from '../domain/startingSetup'
import { showData } from './dataDialog'
import { datasetsStore } from './datasets'
import { applyPatch, setField, setupStore } from './setup'

/**
 * Chooses images for a run, with what goes with them; of a person's own sets the newest. Where there
 * is none, the photos open, so that some can be brought.
 */
export function chooseData(run: RunId, data: RunConfig['data']): void {
  const { state, sets } = datasetsStore.getState()
  const config = configOf(setupStore.getState().setup, run)
  const named = sets.find(({ set }) => set.id === config.set) ?? sets[0]
  if (isFromLibrary({ data }) && named !== undefined) return chooseSet(run, named.set)
  apply(run, { ...patchForData(config, data, null), ...(run === 'A' && withoutStart(config)) })
  if (isFromLibrary({ data }) && state === 'ready') showData(true)
}

/** Chooses a set for a run, with pairs and a split that suit it. */
export function chooseSet(run: RunId, set: PhotoSet): void {
  applySuited(run, settingsForSet(set))
}

/**
 * Trains on a set that was brought. A run that is set up with it already, as one that waited for it, stays as it
 * is; only another way to split is taken.
 */
export function chooseBrought(
  run: RunId,
  set: PhotoSet,
  way: RunConfig['split'] | undefined,
): void {
  const stands = standingSplit(configOf(setupStore.getState().setup, run), set)
  if (stands === null || (way !== undefined && way !== stands))
    applySuited(run, settingsForSet(set, way))
}

/** How a run that is set up with this set already splits it; null for one that is not. */
export const standingSplit = (config: RunConfig, set: PhotoSet): RunConfig['split'] | null =>
  isFromLibrary(config) && config.set === set.id && waysToSplit(set).includes(config.split)
    ? config.split
    : null

/** Sets what suits a set; a network that the person has chosen stays, and B goes by A's. */
function applySuited(run: RunId, { patch, network }: SuitedSettings): void {
  const config = configOf(setupStore.getState().setup, run)
  apply(run, { ...patch, ...(run === 'A' && isUntouched(config) && network) })
}

/** Chooses a set by its id, also one that is not here. */
export function chooseSetById(run: RunId, id: string): void {
  const kept = datasetsStore.getState().sets.find(({ set }) => set.id === id)
  if (kept === undefined) setField(run, 'set', id)
  else chooseSet(run, kept.set)
}

/** Only what changes, so that B goes on following A in the rest. */
function apply(run: RunId, patch: ConfigPatch): void {
  const config: ConfigPatch = configOf(setupStore.getState().setup, run)
  const changes = Object.entries(patch).filter(
    ([id, value]) => !sameValue(config[id as FieldId], value),
  )
  applyPatch(run, Object.fromEntries(changes))
}
