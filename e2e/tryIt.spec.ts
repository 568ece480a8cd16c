/** Trying a run on pictures of one’s own: digits and photos, files and the camera, a pair and a gallery. */
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { ensureChromium, QUIET_FLAGS } from '../tools/chromium.js'
import { button, open, untilState, untilStep } from './support/playground'
import { SLOW } from './support/slow'
import {
  asSeen,
  fileInput,
  galleryResult,
  openTryIt,
  pairResult,
  pickHeldOut,
  slot,
  verdictOf,
  drawDigit,
} from './support/tryIt'

// A picture that moves stands for the camera; whether the page may have it is for each test to say.
test.use({
  launchOptions: {
    executablePath: ensureChromium(),
    args: [...QUIET_FLAGS, '--disable-gpu', '--use-fake-device-for-media-stream'],
  },
})

/** Learns to tell digits apart within these steps, at a fraction of the Encoder’s cost. */
const LEARNING =
  'encoder=custom&layers=conv2d(8,3,2,same,relu)-flatten()-dense(32,linear)&lr=0.004&batch=16&steps=60&seed=1&backend=wasm'

const SLOTS = ['First digit', 'Second digit'] as const

const ONE = [
  [
    [0.55, 0.2],
    [0.5, 0.5],
    [0.45, 0.8],
  ],
] as const
const ZERO = [
  Array.from({ length: 25 }, (_, i) => {
    const turn = (i / 24) * 2 * Math.PI
    return [0.5 + 0.2 * Math.sin(turn), 0.5 - 0.3 * Math.cos(turn)] as const
  }),
]

test('digits: held-out, drawn, and from a file; as training goes on, after a reset, for B', async ({
  page,
}) => {
  await open(page, `${LEARNING}&compare=1&b.layers=flatten()-dense(8,linear)`)
  await openTryIt(page)
  await expect(page.getByText(/^Train first, or step once\./)).toBeVisible()
  await expect(button(page, 'Held-out image for the first digit')).toBeDisabled()
  await button(page, 'Train').click()
  for (const run of ['A', 'B'] as const) await untilState(page, 'finished', run)

  await test.step('two held-out digits', async () => {
    await pickHeldOut(page, 'First digit', '0', 0)
    await pickHeldOut(page, 'Second digit', '0', 3)
    expect(await verdictOf(pairResult(page))).toBe('Same digit')
    await expect(pairResult(page)).toContainText(/distance 0\.\d+, below 0\.500, the threshold/)
    await pickHeldOut(page, 'Second digit', '1', 2)
    expect(await verdictOf(pairResult(page))).toBe('Different digits')
    await expect(pairResult(page)).toContainText(/above 0\.500, the threshold the loss aims at/)
    await expect(pairResult(page)).toContainText('Of 4,000 held-out pairs at step 60.')
    await expect(
      pairResult(page).getByRole('img', { name: /^Held-out pairs by distance\. Nearer than/ }),
    ).toBeVisible()
    await expect(pairResult(page)).toContainText('As of step 60')
  })

  await test.step('drawn digits against them', async () => {
    await drawDigit(page, 'first digit', ONE)
    expect(await verdictOf(pairResult(page))).toBe('Same digit')
    await drawDigit(page, 'first digit', ZERO)
    expect(await verdictOf(pairResult(page))).toBe('Different digits')
  })

  await test.step('a file that cannot be read says so at its slot, and loses nothing', async () => {
    const before = await pairResult(page).innerText()
    await fileInput(page, 'first digit').setInputFiles({
      name: 'holiday.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('This is no photo.'),
    })
    await expect(slot(page, 'First digit').getByRole('alert')).toContainText('holiday.jpg: ')
    await expect(slot(page, 'Second digit').getByRole('alert')).toHaveCount(0)
    await expect(asSeen(page, 'Second digit')).toBeVisible()
    await expect(pairResult(page)).toContainText('One more digit')
    await untilState(page, 'finished')
    await drawDigit(page, 'first digit', ZERO)
    await expect.poll(() => pairResult(page).innerText()).toBe(before)
  })

  await test.step('a photo of a digit on paper', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="240"><rect width="100%" height="100%" fill="#eee"/><path d="M152 50 L146 190" stroke="#223" stroke-width="16" stroke-linecap="round"/></svg>`
    await fileInput(page, 'first digit').setInputFiles({
      name: 'paper.png',
      mimeType: 'image/png',
      buffer: await sharp(Buffer.from(svg)).png().toBuffer(),
    })
    await expect(slot(page, 'First digit')).toContainText('inverted (its background is light)')
    expect(await verdictOf(pairResult(page))).toBe('Same digit')
  })

  await test.step('run B, of the same pictures', async () => {
    await button(page, 'Show run B').click()
    for (const name of SLOTS) await expect(asSeen(page, name)).toBeVisible()
    await expect(pairResult(page, 'B').locator('.try-verdict')).toBeVisible()
    await expect(pairResult(page, 'B')).toContainText('As of step 60')
    await button(page, 'Show run A').click()
  })

  await test.step('more steps ask again, and a reset keeps the pictures', async () => {
    await button(page, 'Reset').click()
    await untilState(page, 'idle')
    for (const name of SLOTS) await expect(asSeen(page, name)).toBeVisible()
    await expect(pairResult(page).locator('.try-verdict')).toHaveCount(0)
    await button(page, 'Step').click()
    await untilStep(page, 1)
    await expect(pairResult(page)).toContainText('As of step 1')
    await expect(page.getByText(/has taken one step and was not yet judged/)).toBeVisible()
    await button(page, 'Step').click()
    await untilStep(page, 2)
    await expect(pairResult(page)).toContainText('As of step 2')
  })
})

test(
  'a gallery ranks the enrolled and the held-out, and says when nobody is near',
  SLOW,
  async ({ page }) => {
    await open(page, LEARNING)
    await button(page, 'Train').click()
    await untilState(page, 'finished')
    await openTryIt(page, 'One against a gallery')
    await expect(galleryResult(page)).toContainText('Put a probe on the left')
    await pickHeldOut(page, 'Probe', '1', 0)
    expect(await verdictOf(galleryResult(page))).toBe('1')
    const rows = galleryResult(page).getByRole('table').locator('tbody tr')
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText(/1 .*nearest of.*● same/s)
    await expect(rows.last()).toContainText(/0 .*nearest of.*◆ different/s)
    await expect(page.getByText(/the probe itself is left out\.$/)).toBeVisible()

    await page.getByRole('checkbox', { name: 'Held-out digits in the gallery' }).uncheck()
    await expect(galleryResult(page)).toContainText('The gallery is empty.')
    const enrolled = page.getByRole('region', { name: 'Enrol' })
    const enrol = async (name: string, strokes: typeof ONE | typeof ZERO) => {
      await page.getByLabel('Enrol by name').fill(name)
      await drawDigit(page, 'gallery', strokes)
      await expect(enrolled.getByRole('listitem').filter({ hasText: name })).toBeVisible()
    }
    await enrol('A ring', ZERO)
    await expect(galleryResult(page).locator('.try-verdict')).toHaveText(/None$/)
    await expect(galleryResult(page)).toContainText(
      /The nearest, A ring at .* is beyond the threshold/,
    )
    await enrol('A stick', ONE)
    await expect(galleryResult(page).locator('.try-verdict')).toHaveText(/A stick$/)
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText('A stick')
    await button(page, 'Take A stick out of the gallery').click()
    await expect(galleryResult(page).locator('.try-verdict')).toHaveText(/None$/)
    await expect(rows).toHaveCount(1)
  },
)

test('the camera: refused, in words; allowed, its photo lies in the slot; then it is off', async ({
  page,
  context,
}) => {
  await open(
    page,
    'data=faces&size=32&steps=0&seed=1&backend=wasm&encoder=custom&layers=flatten()-dense(8,linear)',
  )
  await openTryIt(page)
  const dialog = page.getByRole('dialog', { name: 'Take a photo' })
  await context.clearPermissions()
  await button(page, 'Camera for the first photo').click()
  await expect(dialog.getByRole('alert')).toContainText(
    'The browser does not let this page use the camera. Allow it at the camera sign in the address bar',
  )
  await dialog.getByRole('button', { name: 'Close' }).click()

  await context.grantPermissions(['camera'])
  await button(page, 'Camera for the first photo').click()
  const camera = dialog.getByLabel('What the camera shows')
  await expect(dialog).toContainText('stays on this machine')
  const track = await camera.evaluateHandle(
    (video) => ((video as HTMLVideoElement).srcObject as MediaStream).getTracks()[0],
  )
  expect(await track.evaluate((live) => live?.readyState)).toBe('live')
  await dialog.getByRole('button', { name: 'Take the photo' }).click()
  await expect(dialog).toBeHidden()
  expect(await track.evaluate((ended) => ended?.readyState)).toBe('ended')
  await expect(
    slot(page, 'First photo').getByRole('img', {
      name: 'Photo from the camera, as the network gets it',
    }),
  ).toBeVisible()
  await expect(slot(page, 'First photo')).toContainText('32 × 32')
})
