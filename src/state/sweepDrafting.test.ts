import { expect, it } from 'vitest'
import { showSweep, sweepDialogStore } from './sweepDialog'
import { openSweepOn, setDraft, sweepDraftStore } from './sweepDrafting'

const draft = () => sweepDraftStore.getState().draft

it('opens on a preset, in place of what was put together before', () => {
  setDraft({ ...draft(), preset: null, steps: '7' })
  openSweepOn('losses')
  expect(sweepDialogStore.getState().open).toBe(true)
  expect(draft()).toMatchObject({ preset: 'losses', steps: '100' })
})

it('keeps what is put together while it is closed', () => {
  const mine = { ...draft(), steps: '7' }
  setDraft(mine)
  showSweep(false)
  showSweep(true)
  expect(draft()).toEqual(mine)
})

it('knows no other presets', () => {
  expect(() => openSweepOn('dance')).toThrow(/dance/)
})
