import { expect, test } from '@playwright/test'
import { TINY, trainToEnd } from './support/playground'

test('nothing is asked of, or sent to, any other place', async ({ page, context, baseURL }) => {
  const elsewhere: string[] = []
  const sent: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${baseURL}/`) && !/^(blob|data|about):/.test(url)) elsewhere.push(url)
    if (request.method() !== 'GET') sent.push(url)
  })
  await trainToEnd(page, `${TINY}&batch=4&steps=10&backend=wasm`)
  for (const tab of await page.getByRole('tab').all()) await tab.click()
  expect(elsewhere).toEqual([])
  expect(sent).toEqual([])
})

test('the page is cross-origin isolated', async ({ page }) => {
  await page.goto('/')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})
