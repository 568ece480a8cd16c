/**
 * What a threshold that some held-out people chose comes to on people who did not: the table of
 * docs/verification.md. Networks are trained on drawn faces; of the people held out some choose, again and
 * again others, and all pairs of those left over are the truth.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { calibratedAt, type CalibrationWay } from '../../src/domain/verification/calibratedAt'
import { rocCurve } from '../../src/domain/verification/roc'
import { startEngine } from '../../src/engine/node'
import { deviation, heldOutOf, mean, shuffler, text, type Scored } from './heldOutDistances'

const LINES = {
  '12 people × 6 photos trained on':
    'data=faces&heldout=80&people=12&photos=6&size=32&channels=3&steps=300',
} as const
const SEEDS = [1, 2, 3]
const DRAWS = 150
const AIM = 0.5
/** Of so many people who choose, with so many photos each; as many others are held out to judge. */
const CHOOSING = [
  [4, 5],
  [4, 12],
  [8, 5],
  [8, 12],
] as const
const TRUTH = 24
const HOURS = 7_200_000
/** As `judge` draws them. */
const [SAME, FURTHER] = [2000, 10_000]

function thresholdOf({ same, different }: Scored, way: CalibrationWay): number {
  const outputs = Float32Array.from([...same, ...different])
  const kinds = Uint8Array.from(outputs, (_, i) => +(i < same.length))
  const curve = rocCurve({ outputs, same: kinds }, 'different')
  return calibratedAt(way, { curve, equalErrorThreshold: NaN }, 0.5)
}

function ratesAt({ same, different }: Scored, threshold: number) {
  const below = (of: readonly number[]) => of.filter((each) => each < threshold).length / of.length
  const [tar, far] = [below(same), below(different)]
  return { tar, far, accuracy: (tar + 1 - far) / 2 }
}

const COLUMNS = ['aim', 'few', 'many', 'best of the others', 'few: FAR', 'many: FAR'] as const

beforeAll(() => startEngine())

describe.each(Object.entries(LINES))('%s', (name, keys) => {
  it(
    'chooses better than the loss aims, and holds a false accept rate more nearly of many pairs',
    { timeout: HOURS },
    async () => {
      const runs = []
      for (const seed of SEEDS) runs.push(await heldOutOf(keys, seed))
      for (const [count, photos] of CHOOSING) {
        const found = new Map<string, number[]>(COLUMNS.map((column) => [column, []]))
        let [few, many] = [0, 0]
        runs.forEach(({ people, scored }, run) => {
          const shuffled = shuffler(run + 1)
          for (let draw = 0; draw < DRAWS; draw++) {
            const order = shuffled(people)
            const { same, different } = scored(order.slice(0, count), photos)
            const others = scored(order.slice(count, count + TRUTH), 12)
            // What is drawn over twice as many people, of which those within these are left.
            const [within, all] = [different.length, count * photos ** 2 * (2 * count - 1)]
            const balanced = Math.min(SAME, 2 * same.length)
            few = Math.max(1, Math.round((within / all) * Math.min(all, balanced)))
            many = Math.round((within / all) * Math.min(all, balanced + FURTHER))
            const order2 = shuffled(different)
            const by = (pairs: number) => ({ same, different: order2.slice(0, pairs) })
            const put = (column: (typeof COLUMNS)[number], value: number) =>
              found.get(column)?.push(value)
            const best = (of: Scored) => ratesAt(others, thresholdOf(of, { by: 'best' })).accuracy
            const far = (of: Scored) =>
              ratesAt(others, thresholdOf(of, { by: 'far', oneIn: 100 })).far
            put('aim', ratesAt(others, AIM).accuracy)
            put('few', best(by(few)))
            put('many', best(by(many)))
            put('best of the others', best(others))
            put('few: FAR', far(by(few)))
            put('many: FAR', far(by(many)))
          }
        })
        const column = (of: (typeof COLUMNS)[number]) => found.get(of) ?? []
        console.log(
          `| ${[name, `${count} × ${photos}`, few, many, ...COLUMNS.map((each) => text(column(each)))].join(' | ')} |`,
        )
        expect(mean(column('many'))).toBeGreaterThan(mean(column('aim')))
        expect(deviation(column('many: FAR'))).toBeLessThan(deviation(column('few: FAR')))
      }
    },
  )
})
