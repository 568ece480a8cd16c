/** The page inside another one: nothing there starts by itself. */
import { expect, test } from '@playwright/test'
import { TINY } from './support/playground'

test('inside another page a link that asks to train at once waits for its reader, and says so', async ({
  page,
}) => {
  await page.route('**/lesson.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>A lesson</title><iframe width="1200" height="700" src="./#${TINY}&steps=3&backend=wasm&autostart=1"></iframe>`,
    }),
  )
  await page.goto('/lesson.html')
  const framed = page.frameLocator('iframe')
  await expect(framed.getByText('inside another page nothing starts by itself')).toBeVisible()
  const run = framed.getByRole('region', { name: 'Run A', exact: true })
  await expect(run).toHaveAttribute('data-state', 'idle')
  await framed.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(run).toHaveAttribute('data-state', 'finished')
})
