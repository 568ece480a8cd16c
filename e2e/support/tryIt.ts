/** The tab “Try it” as a person uses it. */
import { expect, type Locator, type Page } from '@playwright/test'
import { button, type RunId } from './playground'
import { tab } from './results'

export type SlotName = 'First photo' | 'Second photo' | 'First digit' | 'Second digit' | 'Probe'

export const slot = (page: Page, name: SlotName): Locator =>
  page.getByRole('region', { name, exact: true })

/** A file for the input of a slot, or of the gallery. */
export const fileInput = (page: Page, what: string): Locator =>
  page.locator(`input[data-for="${what.toLowerCase()}"]`)

export async function openTryIt(
  page: Page,
  mode: 'Two against each other' | 'One against a gallery' = 'Two against each other',
): Promise<void> {
  await tab(page, 'Try it').click()
  await page.getByRole('button', { name: mode, exact: true }).click()
}

/** What a run says of the two pictures. */
export const pairResult = (page: Page, run: RunId = 'A'): Locator =>
  page.getByRole('region', { name: `What run ${run} says`, exact: true })

export const galleryResult = (page: Page, run: RunId = 'A'): Locator =>
  page.getByRole('region', { name: `Gallery as run ${run} ranks it`, exact: true })

/** The picture of a slot, readied for the network. */
export const asSeen = (page: Page, name: SlotName): Locator =>
  slot(page, name).getByRole('img', { name: /, as the network gets it$/ })

/** Puts a photo into a slot by its file input, and waits until it is ready. */
export async function putPhoto(
  page: Page,
  name: SlotName,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  await fileInput(page, name).setInputFiles({
    name: file.name,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(file.bytes),
  })
  await expect(
    slot(page, name).getByRole('img', { name: `${file.name}, as the network gets it` }),
  ).toBeVisible()
}

/** Picks a held-out image, of somebody by name or by place; all places count from 0. */
export async function pickHeldOut(
  page: Page,
  name: SlotName,
  who: string | number,
  which: number,
): Promise<void> {
  const what = name.toLowerCase()
  await page.getByRole('button', { name: `Held-out image for the ${what}`, exact: true }).click()
  const sheet = page.getByRole('dialog', { name: 'Held-out images' })
  const people = sheet.getByRole('region')
  const person =
    typeof who === 'number'
      ? people.nth(who)
      : sheet.getByRole('region', { name: who, exact: true })
  await person.getByRole('button').nth(which).click()
  await expect(sheet).toBeHidden()
  await expect(asSeen(page, name)).toBeVisible()
}

/** The verdict in words, of the pictures that are in the slots now. */
export async function verdictOf(result: Locator): Promise<string> {
  return (await result.locator('.try-verdict').innerText()).replace(/^\S+\s+/, '').trim()
}

/** Strokes on the pad, as shares of its side. */
export async function drawDigit(
  page: Page,
  what: string,
  strokes: readonly (readonly (readonly [number, number])[])[],
): Promise<void> {
  await button(page, `Draw the ${what}`).click()
  const dialog = page.getByRole('dialog', { name: 'Draw a digit' })
  await expect(dialog.getByRole('button', { name: 'Use this digit' })).toBeDisabled()
  const box = (await dialog.getByRole('img', { name: /^Pad to draw/ }).boundingBox())!
  const at = ([x, y]: readonly [number, number]) =>
    [box.x + x * box.width, box.y + y * box.height] as const
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(...at(first!))
    await page.mouse.down()
    for (const point of rest) await page.mouse.move(...at(point), { steps: 3 })
    await page.mouse.up()
  }
  await expect(dialog.getByRole('img', { name: 'The digit as fitted' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Use this digit' }).click()
  await expect(dialog).toBeHidden()
}
