/** Whether the sweep is on the screen, and what is put together there; both outlive its dialog. */
import { createStore } from 'zustand/vanilla'
import { presetById, SWEEP_PRESETS } from '../domain/sweepPresets'
import { presetDraft, type Draft } from './sweepDraft'

export interface SweepDialog {
  readonly open: boolean
  readonly draft: Draft
}

export const sweepDialogStore = createStore<SweepDialog>(() => ({
  open: false,
  draft: presetDraft(SWEEP_PRESETS[0]),
}))

export function showSweep(open: boolean): void {
  sweepDialogStore.setState({ open })
}

export function setDraft(draft: Draft): void {
  sweepDialogStore.setState({ draft })
}

/** Opens the sweep on one of its presets. */
export function openSweepOn(id: string): void {
  const preset = presetById(id)
  if (preset === undefined) throw new Error(`internal: no sweep has the id ${id}`)
  sweepDialogStore.setState({ open: true, draft: presetDraft(preset) })
}
