/** What is put together for a sweep; it outlives the dialog. */
import { createStore } from 'zustand/vanilla'
import { presetById, SWEEP_PRESETS, type SweepPreset } from '../domain/sweepPresets'
import { showSweep } from './sweepDialog'
import { presetDraft, type Draft } from './sweepDraft'

export const sweepDraftStore = createStore<{ readonly draft: Draft }>(() => ({
  draft: presetDraft(SWEEP_PRESETS[0]),
}))

export function setDraft(draft: Draft): void {
  sweepDraftStore.setState({ draft })
}

/** Opens the sweep on what answers a question. */
export function openSweepWith(preset: SweepPreset): void {
  setDraft(presetDraft(preset))
  showSweep(true)
}

/** Opens the sweep on one of its presets. */
export function openSweepOn(id: string): void {
  const preset = presetById(id)
  if (preset === undefined) throw new Error(`internal: no sweep has the id ${id}`)
  openSweepWith(preset)
}
