/**
 * How often the intervals hold the truth, on drawn people: the table of docs/verification.md. The truth is the
 * figure of thousands of people, each with as many photos.
 */
import { describe, expect, it } from 'vitest'
import {
  aucDifference,
  aucInterval,
  figuresLeftOut,
  rateInterval,
  ratesLeftOut,
  type Interval,
} from './jackknife'
import { randomFrom, samplePairs, type Population, type Sample } from './testPeople'

const POPULATIONS: readonly Population[] = [
  { dimension: 8, noise: 0.85, spread: 0.5 },
  { dimension: 3, noise: 0.5, spread: 0.6 },
  { dimension: 16, noise: 0.9, spread: 0.2 },
  { dimension: 8, noise: 0.55, spread: 0.3 },
  { dimension: 8, noise: 0.35, spread: 0.3 },
]
const PEOPLE = [5, 10, 40]
const PHOTOS = 6
const SAMPLES = 1000
const FARS = [0.01, 0.1]

const FIGURES = [
  'AUC',
  'EER',
  'best accuracy',
  'accuracy at a threshold',
  'TAR at FAR 0.1',
  'TAR at FAR 0.01',
  'difference of AUC',
] as const
type Known = Readonly<Record<(typeof FIGURES)[number], { value: number; interval: Interval }>>

/** Figures and their intervals of a sample, judged at a threshold that it had no part in. */
function figuresOf({ outputs, coarse, same, units }: Sample, threshold: number): Known | null {
  const found = figuresLeftOut({ outputs, same }, 'different', units, FARS)
  const before = figuresLeftOut({ outputs: coarse, same }, 'different', units, FARS)
  const taken = Uint8Array.from(outputs, (output) => +(output < threshold))
  const rates = ratesLeftOut(same, taken, units, 0.5)
  if (found === null || before === null || rates === null) return null
  const { whole } = found
  const tar = (i: number) => ({
    value: whole.tars[i] ?? NaN,
    interval: rateInterval(found, ({ tars }) => tars[i] ?? NaN),
  })
  const { gain, ...interval } = aucDifference(before, found)
  return {
    AUC: { value: whole.auc, interval: aucInterval(found) },
    EER: { value: whole.eer, interval: rateInterval(found, ({ eer }) => eer) },
    'best accuracy': {
      value: whole.bestAccuracy,
      interval: rateInterval(found, ({ bestAccuracy }) => bestAccuracy),
    },
    'accuracy at a threshold': {
      value: rates.whole.accuracy,
      interval: rateInterval(rates, ({ accuracy }) => accuracy),
    },
    'TAR at FAR 0.1': tar(1),
    'TAR at FAR 0.01': tar(0),
    'difference of AUC': { value: gain, interval },
  }
}

describe.each(POPULATIONS)(
  'people of $dimension dimensions, noise $noise, spread $spread',
  (of) => {
    const most = { people: 4000, photos: PHOTOS, most: 120_000 }
    const large = samplePairs(randomFrom(7), of, most)
    const threshold = Array.from(large.outputs).sort((x, y) => x - y)[48_000] ?? NaN
    const truth = figuresOf(large, threshold) ?? expect.fail('thousands are enough')

    it.each(PEOPLE)('%i of them', (people) => {
      const random = randomFrom(people)
      const held = new Map<string, number>(FIGURES.map((figure) => [figure, 0]))
      let known = 0
      for (let sample = 0; sample < SAMPLES; sample++) {
        const drawn = samplePairs(random, of, { people, photos: PHOTOS, most: 4000 })
        const found = figuresOf(drawn, threshold)
        if (found === null) continue
        known++
        for (const figure of FIGURES) {
          const { low, high } = found[figure].interval
          const { value } = truth[figure]
          if (low <= value && value <= high) held.set(figure, (held.get(figure) ?? 0) + 1)
        }
      }
      const cells = FIGURES.map((figure) => ((100 * (held.get(figure) ?? 0)) / known).toFixed(1))
      const about = `AUC ${truth.AUC.value.toFixed(3)}, ${of.dimension} dimensions, noise ${of.noise}, spread ${of.spread}`
      process.stdout.write(`| ${about} | ${people} | ${cells.join(' | ')} |\n`)
      // What the page claims, less what a thousand samples scatter by; the least and largest are in the docs.
      cells.forEach((cell, i) => expect(Number(cell), FIGURES[i]).toBeGreaterThan(85))
      expect(Number(cells[0])).toBeGreaterThan(91)
    })
  },
)
