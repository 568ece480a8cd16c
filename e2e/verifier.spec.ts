/** A trained network leaves the page as a file of each kind, with its card. */
import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { button, open, TINY, untilState } from './support/playground'

const FILES = [
  ['.safetensors', 'verifier.safetensors'],
  ['model.json', 'verifier.zip'],
  ['.keras', 'verifier.keras'],
  ['.weights.h5', 'verifier.weights.h5'],
  ['.onnx', 'verifier.onnx'],
] as const

test('a verifier is kept as each kind of file, with a card of what is known of it', async ({
  page,
}) => {
  await open(page, `${TINY}&steps=5&backend=wasm`)
  await expect(button(page, 'Keep verifier…')).toBeDisabled()
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await button(page, 'Keep verifier…').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('5 steps')).toBeVisible()
  for (const [format, file] of FILES) {
    await dialog.getByRole('button', { name: format, exact: true }).click()
    const verifier = page.waitForEvent('download', (each) => each.suggestedFilename() === file)
    const card = page.waitForEvent('download', (each) => each.suggestedFilename().endsWith('.md'))
    await dialog.getByRole('button', { name: `Download ${file}` }).click()
    expect((await readFile(await (await verifier).path())).length).toBeGreaterThan(500)
    const text = await readFile(await (await card).path(), 'utf8')
    expect(text).toContain(`\`${file}\` holds`)
    expect(text).toContain('steps=5')
    expect(text).toContain('Accuracy at the threshold')
  }
})
