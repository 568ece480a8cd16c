import { expect, it } from 'vitest'
import { openSweepOn, setDraft, showSweep, sweepDialogStore } from './sweepDialog'

const dialog = () => sweepDialogStore.getState()

it('opens on a preset, in place of what was put together before', () => {
  setDraft({ ...dialog().draft, preset: null, steps: '7' })
  openSweepOn('losses')
  expect(dialog()).toMatchObject({ open: true, draft: { preset: 'losses', steps: '100' } })
})

it('keeps what is put together while it is closed', () => {
  const draft = { ...dialog().draft, steps: '7' }
  setDraft(draft)
  showSweep(false)
  showSweep(true)
  expect(dialog()).toEqual({ open: true, draft })
})

it('knows no other presets', () => {
  expect(() => openSweepOn('dance')).toThrow(/dance/)
})
