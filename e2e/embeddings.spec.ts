/** The map of the held-out images: live, on demand, by keys, as a table. */
import { expect, test, type Page } from '@playwright/test'
import { button, open, rowsOf, TINY, untilState } from './support/playground'
import { tab } from './support/results'
import { SLOW } from './support/slow'

const map = (page: Page) => page.getByRole('application', { name: /^Map of \d+ held-out images/ })
const facts = (page: Page) => page.locator('.map-facts')
const stepOfMap = async (page: Page) =>
  Number(/at step (\d+)$/.exec((await map(page).getAttribute('aria-label')) ?? '')?.[1])
const method = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const chosen = (page: Page) => page.getByRole('region', { name: 'Chosen image' })

test('the map follows training, zooms, and is walked through by keys', async ({ page }) => {
  await open(page, `${TINY}&batch=8&steps=0&seed=1&backend=wasm`)
  await tab(page, 'Embeddings').click()
  await expect(page.getByText(/Press Train\.$/)).toBeVisible()
  await button(page, 'Train').click()
  await expect(map(page)).toBeVisible()
  const first = await stepOfMap(page)
  await expect.poll(() => stepOfMap(page)).toBeGreaterThan(first)
  await button(page, 'Pause').click()
  await untilState(page, 'paused')
  const evaluated = (await rowsOf(page)).findLast((row) => row.val_loss !== '')
  await expect.poll(() => stepOfMap(page)).toBe(Number(evaluated?.step))
  await expect(facts(page)).toHaveText(/PCA: \d+ % \+ \d+ % of the variance/)
  await expect(facts(page)).toHaveText(/nearest image of the same digit: \d+ %/)

  await test.step('keys', async () => {
    await map(page).focus()
    await map(page).press('Home')
    await expect(map(page)).toHaveAttribute('data-pointed', /^[01], image \d+$/)
    const visited = [await map(page).getAttribute('data-pointed')]
    // The way may lead back, but not without having been elsewhere.
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowRight']) {
      await map(page).press(key)
      visited.push(await map(page).getAttribute('data-pointed'))
    }
    expect(new Set(visited).size).toBeGreaterThan(1)
    const pointed = visited.at(-1) ?? ''
    await map(page).press('Enter')
    const [name, image] = pointed.split(', ')
    await expect(chosen(page).getByRole('banner').or(chosen(page).locator('header'))).toContainText(
      `${image}`,
    )
    const nearest = chosen(page).getByRole('listitem')
    expect(await nearest.count()).toBeGreaterThan(2)
    await expect(nearest.first()).toHaveText(/(same|another) digit$/)
    await expect(page.getByLabel('Point out')).toHaveValue(String(name))
    await nearest.first().getByRole('button').click()
    await expect(chosen(page).locator('header')).not.toContainText(new RegExp(`${image}\\b`))
    await map(page).press('Escape')
    await expect(chosen(page)).toHaveCount(0)
    await expect(page.getByLabel('Point out')).toHaveValue('-1')
  })

  await test.step('zoom', async () => {
    await expect(map(page)).toHaveAttribute('data-whole', 'true')
    await expect(button(page, 'Zoom out')).toBeDisabled()
    await button(page, 'Zoom in').click()
    await expect(map(page)).not.toHaveAttribute('data-whole')
    await button(page, 'Zoom out').click()
    await expect(map(page)).toHaveAttribute('data-whole', 'true')
    await map(page).press('+')
    await expect(map(page)).not.toHaveAttribute('data-whole')
    await button(page, 'Show the whole map').click()
    await expect(map(page)).toHaveAttribute('data-whole', 'true')
    await map(page).hover()
    await page.mouse.wheel(0, -300)
    await expect(map(page)).not.toHaveAttribute('data-whole')
    await map(page).press('0')
  })

  await test.step('pointing out a digit, and an image by the pointer', async () => {
    await page.getByLabel('Point out').selectOption('1')
    await expect(page.getByLabel('Point out').locator('option:checked')).toHaveText(/^1 \(\d+\)$/)
    await page.getByLabel('Point out').selectOption('-1')
    await map(page).press('Home')
    const box = (await map(page).boundingBox())!
    const label = (await page.locator('.map-label').boundingBox())!
    expect(label.x).toBeGreaterThanOrEqual(box.x)
    expect(label.x + label.width).toBeLessThanOrEqual(box.x + box.width)
  })

  await test.step('as a table', async () => {
    await page.getByText('The map as a table').click()
    const table = page.getByRole('table', { name: /^Images 1 to 50 of \d+$/ })
    await expect(table.locator('tbody tr')).toHaveCount(50)
    await expect(table.getByRole('columnheader')).toHaveText([
      'Image',
      'Who',
      'x',
      'y',
      'Nearest image',
      'Distance',
      'Same digit',
    ])
    await button(page, 'Next 50').click()
    await expect(page.getByRole('table', { name: /^Images 51 to 100 of \d+$/ })).toBeVisible()
  })
})

test(
  'UMAP is laid out when asked for, may be cancelled, and is laid out again',
  SLOW,
  async ({ page }) => {
    await open(page, `${TINY}&batch=8&steps=0&seed=1&backend=wasm`)
    await tab(page, 'Embeddings').click()
    await button(page, 'Train').click()
    await expect(map(page)).toBeVisible()
    await button(page, 'Pause').click()
    await untilState(page, 'paused')
    await method(page, 'UMAP').click()
    // Told as soon as it is there, beside the progress: the layout may be done before it has come to rest.
    await button(page, 'Cancel').dispatchEvent('click')
    await expect(method(page, 'PCA')).toBeChecked()
    await expect(facts(page)).toHaveText(/PCA:/)
    await expect(page.getByRole('progressbar', { name: 'UMAP' })).toHaveCount(0)

    await method(page, 'UMAP').click()
    await expect(facts(page)).toHaveText(/UMAP: neighbours stay neighbours/)
    await expect(page.getByRole('progressbar', { name: 'UMAP' })).toHaveCount(0)
    await expect(map(page)).toHaveAttribute('data-images', /^\d{3,}$/)
    const step = await stepOfMap(page)

    await button(page, 'Train').click()
    const again = page.getByRole('button', { name: /^Lay out step \d+$/ })
    await expect(again).toBeVisible()
    await button(page, 'Pause').click()
    await untilState(page, 'paused')
    expect(await stepOfMap(page)).toBe(step)
    await again.click()
    await expect.poll(() => stepOfMap(page)).toBeGreaterThan(step)
    await expect(facts(page)).toHaveText(/UMAP/)
    await method(page, 'PCA').click()
    await expect(facts(page)).toHaveText(/PCA: \d+ %/)
  },
)
