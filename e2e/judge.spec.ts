/** Judging a run by its held-out pairs: live, at the end, at a threshold of one's own, beside B. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { numberField, setNumber } from './support/controls'
import { chooseFiles, drop, figures, keepPhotos, openSheet, setInLink } from './support/dataSheet'
import { sample } from './support/photos/files'
import { portrait } from './support/photos/portraits'
import { lfwZip } from './support/photos/sets'
import { button, open, region, rowsOf, stepsDone, TINY, untilState } from './support/playground'
import { cellsOf, rocOf, scoresOf, tab, untilJudged } from './support/results'
import { SLOW } from './support/slow'

const MANY = '4,000 held-out pairs'
const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Threshold' })
const CELLS = [
  'Same pairs taken for same',
  'Same pairs taken for different',
  'Different pairs taken for same',
  'Different pairs taken for different',
] as const
type Cell = (typeof CELLS)[number]
const cell = (page: Page, name: Cell): Locator =>
  page.getByRole('button', { name: new RegExp(`^${name}: `) })

async function countsOf(page: Page): Promise<Record<Cell, number>> {
  const labels = await Promise.all(CELLS.map((name) => cell(page, name).getAttribute('aria-label')))
  return Object.fromEntries(
    CELLS.map((name, i) => [name, Number(labels[i]?.split(': ')[1])]),
  ) as Record<Cell, number>
}

/** The threshold and the accuracy that the handle says. */
async function atHandle(page: Page): Promise<{ threshold: number; accuracy: number }> {
  const text = (await slider(page).getAttribute('aria-valuetext')) ?? ''
  const [, threshold, accuracy] = /^threshold (\S+): accuracy (\S+)$/.exec(text) ?? []
  return { threshold: Number(threshold), accuracy: Number(accuracy) }
}

/** The four counts are those of all pairs, half of them same, and agree with the accuracy said. */
async function expectConsistent(page: Page, pairs: number): Promise<void> {
  const counts = await countsOf(page)
  const sum = (names: readonly Cell[]) => names.reduce((total, name) => total + counts[name], 0)
  expect(sum(CELLS.slice(0, 2))).toBe(pairs / 2)
  expect(sum(CELLS.slice(2))).toBe(pairs / 2)
  const { accuracy } = await atHandle(page)
  expect(accuracy).toBeCloseTo(sum([CELLS[0], CELLS[3]]) / pairs, 3)
  await expect(page.getByText(new RegExp(`^Accuracy ${accuracy.toFixed(3)} at `))).toBeVisible()
}

/** Outputs of the pairs on show, as text. */
const outputsIn = async (page: Page, cell: Cell): Promise<readonly number[]> => {
  const list = page.getByRole('list', { name: `${cell}, worst first` })
  return (await list.locator('figcaption b').allInnerTexts()).map(Number)
}

test('MNIST: live beside its baselines; judged again by 4,000 pairs; at any threshold', async ({
  page,
}) => {
  await open(page, 'steps=0&seed=1&backend=wasm')
  await tab(page, 'ROC').click()
  await expect(page.getByText('Press Train to see the ROC curve')).toBeVisible()
  await button(page, 'Train').click()
  await expect(page.getByText(/^200 held-out pairs, live, step \d+$/)).toBeVisible()
  await button(page, 'Pause').click()
  await untilState(page, 'paused')
  await expect(page.getByText(/^TAR at FAR 0\.001: .*\(100\): not resolvable\.$/)).toBeVisible()
  await expect
    .poll(async () => (await rocOf(page)).map(({ Run }) => Run))
    .toEqual([expect.stringMatching(/^A step \d+$/), 'Untrained', 'Raw pixels'])
  for (const row of await rocOf(page)) {
    expect(row.AUC).toMatch(/^[01]\.\d{3}$/)
    expect(row['TAR at FAR 0.001']).toContain('not resolvable')
  }

  const last = Math.max(40, (await stepsDone(page)) + 1)
  await setNumber(numberField(page, 'Step limit'), String(last))
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await expect(page.getByText(new RegExp(`^${MANY}, step ${last}$`))).toBeVisible()
  await expect(page.getByText(/held-out pairs, live/)).toHaveCount(0)
  const rows = await rocOf(page)
  const [trained, untrained, pixels] = rows
  for (const row of rows) expect(row['TAR at FAR 0.001']).toMatch(/^[01]\.\d{3}$/)
  expect(Number(trained?.AUC)).toBeGreaterThan(Number(untrained?.AUC))
  expect(Number(trained?.AUC)).toBeGreaterThan(Number(pixels?.AUC))
  expect(Number(trained?.['TAR at FAR 0.01'])).toBeGreaterThanOrEqual(
    Number(trained?.['TAR at FAR 0.001']),
  )
  // The log's is of the 200 live pairs.
  const live = (await rowsOf(page)).findLast((row) => row.val_auc !== '')
  expect(live?.step).toBe(String(last))
  expect(Math.abs(Number(trained?.AUC) - Number(live?.val_auc))).toBeLessThan(0.05)
  expect(Math.abs(Number(trained?.EER) - Number(live?.val_eer))).toBeLessThan(0.08)
  expect((await scoresOf(page)).AUC).toBe(trained?.AUC)

  await test.step('by keys', async () => {
    const before = await atHandle(page)
    expect(before.threshold).toBe(0.5)
    await expectConsistent(page, 4000)
    await slider(page).press('PageUp')
    await slider(page).press('ArrowLeft')
    expect((await atHandle(page)).threshold).toBeGreaterThan(0.5)
    await expectConsistent(page, 4000)
    await slider(page).press('Home')
    expect(await atHandle(page)).toEqual({ threshold: 0, accuracy: 0.5 })
    expect((await countsOf(page))['Same pairs taken for same']).toBe(0)
  })

  await test.step('by the pointer', async () => {
    const grip = (await slider(page).boundingBox())!
    const y = grip.y + grip.height / 2
    const middle = grip.x + grip.width / 2
    await page.mouse.move(middle, y)
    await page.mouse.down()
    await page.mouse.move(middle + 120, y, { steps: 8 })
    await page.mouse.up()
    const { threshold, accuracy } = await atHandle(page)
    expect(threshold).toBeGreaterThan(0.2)
    expect(accuracy).toBeGreaterThan(0.5)
    await expectConsistent(page, 4000)
  })

  await test.step('the best, the one of equal errors, and back', async () => {
    await button(page, 'Use the best').click()
    const scores = await scoresOf(page)
    expect(scores.Verified).toMatch(/, set$/)
    expect(parseFloat(scores.Verified ?? '')).toBe(parseFloat(scores['Best accuracy'] ?? ''))
    const best = await atHandle(page)

    await button(page, 'Use EER').click()
    const counts = await countsOf(page)
    const { accuracy } = await atHandle(page)
    expect(accuracy).toBeLessThanOrEqual(best.accuracy)
    const [refused, accepted] = [CELLS[1], CELLS[2]].map((name) => counts[name] / 2000)
    expect(Math.abs(refused! - accepted!)).toBeLessThan(0.01)
    expect(Math.abs((refused! + accepted!) / 2 - Number(scores.EER))).toBeLessThan(0.002)

    await button(page, 'Reset threshold').click()
    expect((await atHandle(page)).threshold).toBe(0.5)
    await expect(button(page, 'Reset threshold')).toBeDisabled()
  })

  await test.step('a cell opens its pairs, worst first', async () => {
    await slider(page).press('Home')
    await slider(page).press('ArrowRight')
    const wrong = 'Same pairs taken for different'
    expect((await countsOf(page))[wrong]).toBeGreaterThan(120)
    await cell(page, wrong).click()
    await button(page, 'Show 60 more').click()
    const outputs = await outputsIn(page, wrong)
    expect(outputs).toHaveLength(120)
    expect(outputs).toEqual(outputs.toSorted((one, two) => two - one))
    const { threshold } = await atHandle(page)
    expect(Math.min(...outputs)).toBeGreaterThan(threshold - 0.01)
    const list = page.getByRole('list', { name: `${wrong}, worst first` })
    await expect(list.getByText('judged right')).toHaveCount(0)
    await expect(list.getByRole('img').first()).toBeVisible()

    await cell(page, wrong).click()
    await expect(list).toHaveCount(0)
  })

  await test.step('the operating point on the curve follows', async () => {
    await tab(page, 'ROC').click()
    await button(page, 'Reset threshold').click()
    const before = (await rocOf(page))[0]?.['Accuracy at threshold']
    expect(Number(before)).toBeGreaterThan(0.6)
    const picture = page.getByRole('img', { name: /^ROC on held-out pairs/ })
    const stands = /run A stands at ([\d.]+), ([\d.]+)$/
    const place = async () =>
      stands.exec((await picture.getAttribute('aria-label')) ?? '')?.slice(1)
    const [far, tar] = (await place())!.map(Number)
    expect((tar! + 1 - far!) / 2).toBeCloseTo(Number(before), 2)
    await slider(page).press('Home')
    await expect.poll(place).toEqual(['0.000', '0.000'])
    expect((await rocOf(page))[0]?.['Accuracy at threshold']).toBe('0.500')
    await slider(page).press('End')
    await expect.poll(place).toEqual(['1.000', '1.000'])
    await picture.focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByText(/^FAR 0\.990, run A: /)).toBeAttached()
  })
})

test(
  'judging now while paused; Train while judging goes on; A beside B',
  SLOW,
  async ({ page }) => {
    await open(page, `${TINY}&batch=8&steps=0&seed=1&backend=wasm&compare=1&b.lr=0.01`)
    await button(page, 'Train').click()
    for (const run of ['A', 'B'] as const)
      await expect.poll(() => stepsDone(page, run)).toBeGreaterThan(20)
    await button(page, 'Pause').click()
    for (const run of ['A', 'B'] as const) await untilState(page, 'paused', run)
    const rows = await rocOf(page)
    expect(rows.map(({ Run }) => Run?.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^A step \d+$/),
      expect.stringMatching(/^B step \d+$/),
      expect.stringMatching(/^Untrained ?A ?B$/),
      expect.stringMatching(/^Raw pixels ?A ?B$/),
    ])
    await button(page, 'Judge now').click()
    await expect(page.getByText(new RegExp(`^${MANY}, step [\\d,]+$`))).toBeVisible()
    // A judgement waits until no step is under way, so that none can arrive any more.
    const paused = await stepsDone(page)
    await expect(
      page.getByText(new RegExp(`^${MANY}, step ${paused.toLocaleString('en')}$`)),
    ).toBeVisible()
    await expect(region(page)).toHaveAttribute('data-state', 'paused')
    await button(page, 'Show run B').click()
    await expect(page.getByText(/^200 held-out pairs, live, step/)).toBeVisible()

    await button(page, 'Step').click()
    await button(page, 'Show run A').click()
    await expect.poll(() => stepsDone(page)).toBe(paused + 1)
    await button(page, 'Judge now').click()
    await button(page, 'Train').click()
    // The few live ones again, as of a later step.
    const live = page.getByText(/^200 held-out pairs, live, step/)
    const judgedLast = async () =>
      Number(/[\d,]+$/.exec(await live.innerText())?.[0].replace(/,/g, ''))
    await expect.poll(judgedLast).toBeGreaterThan(paused + 1)
    await expect(page.getByRole('progressbar', { name: 'Judging run A' })).toHaveCount(0)
    await button(page, 'Pause').click()
    await untilState(page, 'paused')
  },
)

test(
  'a list with folds: accuracy as mean ± deviation over them, threshold from the others',
  SLOW,
  async ({ page }) => {
    // Whom the list names is held out, so training needs others.
    const others = await Promise.all(
      ['vera', 'xena', 'yuri', 'zoe'].flatMap((name, i) =>
        [1, 2].map(async (take) =>
          sample(`${name}_0${take}.jpg`, await portrait({ person: 20 + i, take })),
        ),
      ),
    )
    await open(page, `${TINY}&batch=4&steps=4&seed=1&backend=wasm`)
    await openSheet(page)
    await chooseFiles(page, [await lfwZip({ people: 8, photos: 4 }, 3, 8), ...others])
    await keepPhotos(page)
    // All folds at once, as LFW is scored; by itself the list's pairs are trained on.
    await setInLink(page)
    const link = page.url().replace(/&(pairs|split|heldout|fold)=[^&]*/g, '')
    await page.goto('about:blank')
    await page.goto(`${link}&split=folds&fold=0`)
    await button(page, 'Train').click()
    await untilState(page, 'finished')
    await tab(page, 'ROC').click()
    await expect(page.getByText(/^48 held-out pairs of 8 people, step 4$/)).toBeVisible()
    const table = page.getByRole('table', { name: /^Across 3 folds/ })
    const rows = await Promise.all([0, 1, 2].map((row) => cellsOf(table, row)))
    expect(rows.map(({ Fold, Pairs }) => [Fold, Pairs])).toEqual(
      ['1', '2', '3'].map((name) => [name, '16']),
    )
    const accuracies = rows.map(({ Accuracy }) => Number(Accuracy))
    const mean = accuracies.reduce((sum, each) => sum + each, 0) / 3
    const std = Math.sqrt(accuracies.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 2)
    const [, said, deviation] = /folds (\S+) ± (\S+) /.exec(await table.innerText()) ?? []
    expect(Number(said)).toBeCloseTo(mean, 2)
    expect(Number(deviation)).toBeCloseTo(std, 2)
    for (const { Threshold } of rows) expect(Threshold).toMatch(/^(at \d|all called)/)
  },
)

test(
  'signatures, genuine and forged: words follow, skilled forgeries have their row, more data is asked for',
  SLOW,
  async ({ page }) => {
    const signed = (folder: string, name: string, takes: readonly number[]) =>
      Array.from({ length: 10 }, (_, signer) =>
        takes.map(async (take) =>
          sample(
            `cedar/${folder}/${name}_${signer + 1}_${take}.png`,
            await portrait({ person: signer, take, side: 32, format: 'png' }),
          ),
        ),
      ).flat()
    const files = await Promise.all([
      ...signed('full_org', 'original', [1, 2, 3, 4]),
      ...signed('full_forg', 'forgeries', [5, 6]),
    ])
    await open(page, `${TINY}&batch=4&steps=4&seed=1&backend=wasm`)
    await drop(page, files)
    expect(await figures(page)).toEqual({ signers: 10, signatures: 60, 'of them forged': 20 })
    await keepPhotos(page, 'Cedar')
    await expect(region(page)).toBeFocused()
    await expect(region(page)).toContainText('Cedar, 60 signatures of 10 signers')
    await button(page, 'Train').click()
    await untilState(page, 'finished')
    await untilJudged(page, 4)
    await tab(page, 'ROC').click()
    await expect(page.getByText(/held-out pairs of 4 signers, step 4$/)).toBeVisible()
    const kinds = page.getByRole('table', { name: /^By kind of forgery/ })
    const skilled = await cellsOf(kinds, 1)
    expect(skilled['Different pairs']).toMatch(/^Skilled forgeries \d+$/)
    expect(skilled.AUC).toMatch(/^[01]\.\d{3}$/)
    // So few can say anything: it is said, with more to judge by at a click.
    await expect(page.getByText(/^Too few: judged by more signers/)).toBeVisible()

    await page.getByRole('tabpanel').getByRole('button', { name: 'How much data?' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sweep' })
    await dialog.getByLabel('Steps each').fill('1')
    await dialog.getByRole('button', { name: /^Run all \d+/ }).click()
    await expect(dialog.locator('td:is([data-status=queued], [data-status=running])')).toHaveCount(
      0,
    )
    await expect(dialog.getByText(/signers/).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await tab(page, 'ROC').click()
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^Hold out \d0 %$/ })
      .click()
    await expect(page).toHaveURL(/heldout=50/)
  },
)
