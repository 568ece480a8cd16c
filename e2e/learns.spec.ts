import { expect, test } from '@playwright/test'
import { csvParse } from 'd3-dsv'
import { downloadLog, open, untilState } from './support/playground'

const LINK =
  'encoder=encoder&size=28&distance=euclidean&eps=1e-7&opt=adam&seed=1&steps=60&backend=wasm'

test('a link that starts by itself learns on WASM within 60 steps', async ({ page }) => {
  await open(page, `${LINK}&autostart=1`)
  await untilState(page, 'finished')

  const log = await downloadLog(page)
  expect(log.split(/\r?\n/)[0]).toMatch(
    /^run,step,epoch,loss,accuracy,val_loss,val_accuracy,grad_norm,ms(,|$)/,
  )
  const rows = csvParse(log)
  expect(rows.map((row) => `${row.run}${row.step}`)).toEqual(
    Array.from({ length: 60 }, (_, index) => `A${index + 1}`),
  )
  const heldOut = rows.flatMap((row) => (row.val_accuracy ? [Number(row.val_accuracy)] : []))
  expect(Math.max(...heldOut)).toBeGreaterThanOrEqual(0.99)
})
