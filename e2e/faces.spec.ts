/**
 * From photos to a verifier that can be judged, as somebody who has never seen the page goes. How well
 * it comes to verify is measured without the page: `npm run evidence`.
 */
import { expect, test, type Page } from '@playwright/test'
import { numberField, setNumber } from './support/controls'
import { drop, figures, keepPhotos } from './support/dataSheet'
import { portrait } from './support/photos/portraits'
import { personFolders } from './support/photos/sets'
import { zipOf } from './support/photos/zips'
import { button, open, TINY, untilState } from './support/playground'
import { rocOf, tab, untilJudged } from './support/results'
import { openTryIt, pairResult, putPhoto, verdictOf } from './support/tryIt'

/** People whose photos are brought, and two others, of whom nothing ever reaches the page’s training. */
const [BROUGHT, EACH] = [10, 6]
const [ONE, ANOTHER] = [BROUGHT, BROUGHT + 1]

test('a zip of faces, dropped: trained, judged on unseen people, tried on strangers', async ({
  page,
}) => {
  const brought = await personFolders({ people: BROUGHT, photos: EACH })
  await open(page, `${TINY}&seed=1&backend=wasm`)
  await drop(page, [await zipOf('faces.zip', brought)])
  expect(await figures(page)).toEqual({ people: BROUGHT, photos: BROUGHT * EACH })
  await keepPhotos(page)
  await expect(page.getByText('6 people, 36 photos to train on')).toBeVisible()
  await setNumber(numberField(page, 'Input side'), '32')
  await setNumber(numberField(page, 'Step limit'), '20')
  await button(page, 'Train').click()
  await untilState(page, 'finished')

  await tab(page, 'ROC').click()
  await untilJudged(page, 20)
  const [, untrained, pixels] = await rocOf(page)
  expect([untrained?.Run, pixels?.Run]).toEqual(['Untrained', 'Raw pixels'])

  // A threshold chosen on the held-out people, for those whom neither training nor it has seen.
  await button(page, 'Use the best').click()
  await openTryIt(page)
  const photo = async (person: number, take: number) =>
    ({ name: `${person}_${take}.jpg`, bytes: await portrait({ person, take }) }) as const
  for (const second of [photo(ONE, 1), photo(ANOTHER, 1)])
    expect(await verdictOn(page, [await photo(ONE, 0), await second])).toMatch(
      /^(Same person|Different people)$/,
    )
  await expect(pairResult(page)).toContainText('suits 4 held-out people best')
})

type Photo = Parameters<typeof putPhoto>[2]

/** Puts two photos into the slots and reads what the run says of just these. */
async function verdictOn(page: Page, [first, second]: readonly [Photo, Photo]): Promise<string> {
  await putPhoto(page, 'First photo', first)
  await putPhoto(page, 'Second photo', second)
  return verdictOf(pairResult(page))
}

test('a link to the drawn faces says what they are', async ({ page }) => {
  await open(page, `data=faces&${TINY}&size=28&steps=4&seed=1&backend=wasm`)
  await expect(page.getByText('Drawn with facesjs (Apache-2.0): not real people')).toBeVisible()
  await expect(page.getByText('64 people, 768 photos to train on')).toBeVisible()
  await expect(button(page, 'Train')).toBeEnabled()
})
