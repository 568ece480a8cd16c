/** A trained network leaves the page as a file of each kind, comes back, goes on, and verifies. */
import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { violations } from './support/axe'
import { button, losses, open, region, TINY, untilState } from './support/playground'
import { drawDigit } from './support/tryIt'

const FILES = [
  ['.safetensors', 'verifier.safetensors'],
  ['model.json', 'verifier.zip'],
  ['.keras', 'verifier.keras'],
  ['.weights.h5', 'verifier.weights.h5'],
  ['.onnx', 'verifier.onnx'],
] as const

test('a verifier is kept as each kind of file, comes back, is judged, fine-tuned, and verifies', async ({
  page,
}, info) => {
  await open(page, `${TINY}&steps=5&backend=wasm`)
  await expect(button(page, 'Keep verifier…')).toBeDisabled()
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await expect(page.getByText('4,000 held-out pairs, step 5')).toBeVisible()
  await button(page, 'Keep verifier…').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('5 steps')).toBeVisible()
  for (const [format, file] of FILES) {
    await dialog.getByRole('button', { name: format, exact: true }).click()
    const verifier = page.waitForEvent('download', (each) => each.suggestedFilename() === file)
    const card = page.waitForEvent('download', (each) => each.suggestedFilename().endsWith('.md'))
    await dialog.getByRole('button', { name: `Download ${file}` }).click()
    const path = info.outputPath(file)
    await (await verifier).saveAs(path)
    expect((await readFile(path)).length).toBeGreaterThan(500)
    const text = await readFile(await (await card).path(), 'utf8')
    expect(text).toContain(`\`${file}\` holds`)
    expect(text).toContain('steps=5')
    expect(text).toContain('Accuracy at the threshold')
  }
  const told = await dialog.getByRole('region', { name: 'Card' }).textContent()

  // Another browser: nothing is kept there.
  const other = await page.context().browser()!.newContext()
  const there = await other.newPage()
  await open(there, 'v=1&backend=wasm&steps=3')
  await button(there, 'Weights…').click()
  await there.locator('input[data-for="weights"]').setInputFiles(info.outputPath('verifier.onnx'))
  const row = there.getByRole('dialog').locator('[data-network]')
  await expect(row).toContainText('verifier · 28 px, grey')
  const id = await row.getAttribute('data-network')
  expect(await violations(there, { part: '[role=dialog]' })).toEqual([])
  await row.getByRole('button', { name: /^Start run A/ }).click()
  await expect(row).toContainText('Run A begins with these weights.')
  await row.getByRole('button', { name: 'To the run' }).click()
  await expect.poll(() => there.url()).toContain(`weights=${id}`)

  // Judged as it comes: the very figures of its card.
  await button(there, 'Judge now').click()
  await expect(there.getByText('start weights, not trained here').first()).toBeVisible()
  await expect(region(there)).toHaveAttribute('data-step', '0')
  await button(there, 'Keep verifier…').click()
  const card = there.getByRole('dialog').getByRole('region', { name: 'Card' })
  const figures = (text: string | null) => text?.match(/: [\d.]+ \([\d.]+ to [\d.]+\)/g)
  expect(figures(told)).toHaveLength(5)
  expect(figures(await card.textContent())).toEqual(figures(told))
  await there.keyboard.press('Escape')

  // Fine-tuned with its convolution frozen: a run of its own, the same after a reload.
  await there.goto('about:blank')
  await there.goto(`/#${TINY}&steps=3&backend=wasm&freeze=1&weights=${id}`)
  await expect(there.getByText('conv2d is fixed')).toBeVisible()
  await button(there, 'Train').click()
  await untilState(there, 'finished')
  const first = await losses(there)
  await button(there, 'Reset').click()
  await button(there, 'Train').click()
  await untilState(there, 'finished')
  expect(await losses(there)).toEqual(first)

  // Verifies, with somebody enrolled who is still there after a reload.
  await there.goto('about:blank')
  await there.goto(`/#v=1&verify=${id}`)
  await expect(there.getByRole('main')).toHaveAttribute('data-verifier', id!)
  const stroke = [
    [
      [0.55, 0.2],
      [0.45, 0.8],
    ],
  ] as const
  const drawn = (what: string) => drawDigit(there, what, stroke)
  await drawn('first digit')
  await drawn('second digit')
  await expect(there.getByRole('region', { name: 'What the verifier says' })).toContainText(
    'the threshold the loss aims at',
  )
  await there.getByRole('button', { name: 'Who is this?' }).click()
  await there.getByLabel('Enrol by name').fill('One')
  await drawn('gallery')
  await expect(there.getByRole('region', { name: 'Enrol', exact: true })).toContainText(
    'One 1 digit',
  )
  await drawn('probe')
  const ranked = there.getByRole('region', { name: 'Enrolled, nearest first' })
  await expect(ranked).toContainText('One')
  expect(await violations(there, {})).toEqual([])
  await there.reload()
  await there.getByRole('button', { name: 'Who is this?' }).click()
  await expect(there.getByRole('region', { name: 'Enrol', exact: true })).toContainText(
    'One 1 digit',
  )

  // A link whose verifier is not here says so.
  await there.goto('about:blank')
  await there.goto('/#v=1&verify=0123456789ab')
  await expect(there.getByText('This verifier is not in this browser')).toBeVisible()
  await other.close()
})
