/**
 * How many of few people to hold out: what a network trained on the others is worth, and how sure so few can
 * tell. The table of docs/verification.md.
 */
import { beforeAll, expect, it } from 'vitest'
import { rank } from '../../src/domain/verification/ranking'
import { startEngine } from '../../src/engine/node'
import { deviation, heldOutOf, mean, shuffler, text, type Scored } from './heldOutDistances'

const ALL = 12
const HELD_OUT = [2, 4, 6]
const PHOTOS = 10
const SEEDS = [1, 2, 3, 4]
const DRAWS = 200
const HOURS = 7_200_000

const aucOf = ({ same, different }: Scored) =>
  rank(
    {
      outputs: Float32Array.from([...same, ...different]),
      same: Uint8Array.from([...same, ...different], (_, i) => +(i < same.length)),
    },
    'different',
  ).auc

beforeAll(() => startEngine())

it(
  `of ${ALL} people four tell far more surely than two, and training loses little by them`,
  { timeout: HOURS },
  async () => {
    const worth = new Map<number, number[]>()
    const off = new Map<number, number[]>()
    for (const held of HELD_OUT)
      for (const seed of SEEDS) {
        const keys = `data=faces&heldout=60&people=${ALL - held}&photos=${PHOTOS}&size=32&channels=3&steps=300`
        const { people, scored } = await heldOutOf(keys, seed)
        const auc = aucOf(scored(people, 6))
        worth.set(held, [...(worth.get(held) ?? []), auc])
        const shuffled = shuffler(seed)
        for (let draw = 0; draw < DRAWS; draw++)
          off.set(held, [
            ...(off.get(held) ?? []),
            aucOf(scored(shuffled(people).slice(0, held), PHOTOS)) - auc,
          ])
      }
    for (const held of HELD_OUT)
      console.log(
        `| ${held} | ${ALL - held} | ${text(worth.get(held) ?? [])} | ${deviation(off.get(held) ?? []).toFixed(3)} |`,
      )
    const [two, four] = [2, 4].map((held) => ({
      worth: mean(worth.get(held) ?? []),
      off: deviation(off.get(held) ?? []),
    }))
    if (!two || !four) expect.fail('both are measured')
    expect(four.off).toBeLessThan(0.75 * two.off)
    expect(four.worth).toBeGreaterThan(two.worth - 0.05)
  },
)
