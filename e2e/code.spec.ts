/** Pasted code becomes a run; a finding points at its lines, and its fix goes back into the file. */
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { button, open, region, untilState } from './support/playground'

const scriptOf = (name: string) =>
  readFileSync(new URL(`../src/code/scripts/${name}.py`, import.meta.url), 'utf8')

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your own code' })
const lines = (page: Page, mark: string) => dialog(page).locator(`[data-line][data-mark=${mark}]`)

async function paste(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: /^Start from/ }).click()
  await button(page, 'Your own code…').click()
  await write(page, code)
}

async function write(page: Page, code: string): Promise<void> {
  await dialog(page).getByRole('textbox', { name: 'Python code' }).fill(code)
  await expect(lines(page, 'understood').first()).toBeVisible()
}

test('the first question’s code: what it became, the line that fails, and the file mended', async ({
  page,
}) => {
  await open(page, 'backend=wasm')
  await paste(page, scriptOf('keras/first_question'))
  await expect(lines(page, 'suspicious').first()).toContainText('network = Net_Definition')
  await dialog(page)
    .getByRole('radio', { name: /^64 px/ })
    .check()
  await button(page, 'Use this code').click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page).toHaveURL(/createmodel=as_posted/)
  await expect(page).toHaveURL(/eps=0/)

  const finding = page.locator('[data-finding]').filter({ hasText: 'In your code' }).first()
  const line = finding.locator('[data-code-line]').first()
  await expect(line).toContainText(/Net_Definition|K\.sqrt/)
  await finding.getByRole('button', { name: /in your code$/ }).click()
  await expect(finding.getByRole('button', { name: 'Copy the mended file' })).toBeVisible()
  await expect(finding.locator('.diff-del').first()).toBeVisible()
})

test('another text is read anew; what is no network cannot be used, and says why', async ({
  page,
}) => {
  await open(page, 'backend=wasm')
  await button(page, 'Paste my code…').click()
  await write(page, scriptOf('pytorch/embedding_net'))
  await button(page, 'Use this code').click()
  await button(page, 'Step').click()
  await untilState(page, 'paused')
  await expect(region(page)).toHaveAttribute('data-step', '1')
  await page.getByRole('button', { name: /^Start from/ }).click()
  await button(page, 'Your own code…').click()
  await dialog(page).getByRole('textbox', { name: 'Python code' }).fill('print("no network")')
  await expect(dialog(page).getByRole('alert')).toContainText('No network')
  await expect(button(page, 'Use this code')).toBeDisabled()
})
