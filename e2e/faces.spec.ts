/** From photos to a verifier that can be judged, as somebody who has never seen the page goes. */
import { expect, test, type Page } from '@playwright/test'
import { newcomerPhotos, newcomersZip, pathOf } from './faces/newcomer'
import { drop, figures, keepPhotos } from './support/dataSheet'
import { sample } from './support/photos/files'
import { button, open, rowsOf, untilState } from './support/playground'
import { numberField, setNumber } from './support/controls'
import { rocOf, tab, untilJudged } from './support/results'
import { openTryIt, pairResult, putPhoto, verdictOf } from './support/tryIt'

/** People whose photos are brought, and others, of whom nothing ever reaches the page’s training. */
const BROUGHT = 40
const STRANGERS = Array.from({ length: 10 }, (_, i) => BROUGHT + i)
const EACH = 12
const SIDES = [96, 150] as const

/** Photos of one stranger, and of two: the first and the second of each, with no look at them. */
const SAME = STRANGERS.map((person) => [pathOf(person, 0), pathOf(person, 1)] as const)
const DIFFERENT = STRANGERS.map(
  (person, i) => [pathOf(person, 0), pathOf(STRANGERS[(i + 1) % STRANGERS.length]!, 1)] as const,
)

test('a zip of faces, dropped: trained, judged on unseen people, tried on strangers', async ({
  page,
}) => {
  // The first people are the same, however many are drawn.
  const drawn = await newcomerPhotos({
    people: BROUGHT + STRANGERS.length,
    each: EACH,
    sides: SIDES,
  })
  const brought = drawn.slice(0, BROUGHT * EACH)
  const bytesOf = new Map(drawn.map(({ path, bytes }) => [path, bytes]))

  await open(page, 'seed=1&backend=wasm')
  await drop(page, [sample('faces.zip', await newcomersZip(brought))])
  expect(await figures(page)).toEqual({ people: BROUGHT, photos: BROUGHT * EACH })
  await keepPhotos(page)
  await expect(page.getByText('32 people, 384 photos to train on')).toBeVisible()
  await setNumber(numberField(page, 'Input side'), '32')
  await setNumber(numberField(page, 'Step limit'), '300')
  await button(page, 'Train').click()
  await untilState(page, 'finished')

  await tab(page, 'ROC').click()
  await untilJudged(page, 300)
  const [trained, untrained, pixels] = await rocOf(page)
  expect([untrained?.Run, pixels?.Run]).toEqual(['Untrained', 'Raw pixels'])
  expect(Number(trained?.AUC)).toBeGreaterThan(Number(pixels?.AUC) + 0.1)
  expect(Number(trained?.AUC)).toBeGreaterThan(Number(untrained?.AUC) + 0.1)

  // A threshold chosen on the held-out people, for those whom neither training nor it has seen.
  await button(page, 'Use the best').click()
  await openTryIt(page)
  const verdicts = async (pairs: readonly (readonly [string, string])[]) => {
    const all: string[] = []
    for (const pair of pairs)
      all.push(
        await verdictOn(
          page,
          pair.map((path) => [path, bytesOf.get(path)!] as const),
        ),
      )
    return all
  }
  const same = await verdicts(SAME)
  const different = await verdicts(DIFFERENT)
  const majority = STRANGERS.length / 2
  const count = (said: readonly string[], verdict: string) =>
    said.filter((each) => each === verdict).length
  expect(count(same, 'Same person'), same.join(', ')).toBeGreaterThan(majority)
  expect(count(different, 'Different people'), different.join(', ')).toBeGreaterThan(majority)
  await expect(pairResult(page)).toContainText('the threshold you set')
})

/** Puts two photos into the slots and reads what the run says of just these. */
async function verdictOn(page: Page, photos: readonly (readonly [string, Uint8Array])[]) {
  for (const [i, [path, bytes]] of photos.entries())
    await putPhoto(page, i === 0 ? 'First photo' : 'Second photo', {
      name: path.replace('/', '_'),
      bytes,
    })
  return verdictOf(pairResult(page))
}

test('a link to the drawn faces says what they are, and learns them', async ({ page }) => {
  await open(page, 'data=faces&size=32&steps=60&seed=1&backend=wasm')
  await expect(page.getByText('Drawn with facesjs (Apache-2.0): not real people')).toBeVisible()
  await expect(page.getByText('64 people, 768 photos to train on')).toBeVisible()
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  const losses = (await rowsOf(page)).map(({ loss }) => Number(loss))
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  expect(mean(losses.slice(-10))).toBeLessThan(mean(losses.slice(0, 10)))
  await tab(page, 'ROC').click()
  await untilJudged(page, 60)
  const [trained, , pixels] = await rocOf(page)
  expect(Number(trained?.AUC)).toBeGreaterThan(Number(pixels?.AUC))
  await tab(page, 'Pairs').click()
  await expect(
    page
      .getByRole('list', { name: /^Held-out pairs of run A/ })
      .getByRole('img')
      .first(),
  ).toBeVisible()
})
