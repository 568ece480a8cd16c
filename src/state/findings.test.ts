import { expect, test } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import { findingsOf } from './findings'
import { idleRun } from './runView'

// The page says so without asking, until somebody changes or trains something.
test('nothing speaks against the set-up that the page opens with', () => {
  expect(findingsOf(DEFAULT_SETUP, { A: idleRun(), B: idleRun() })).toEqual([])
})
