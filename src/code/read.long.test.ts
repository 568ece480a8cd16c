/** Ten thousand texts that nobody means well with: each is answered, and its time is noted. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { chanceFrom, HOSTILE, mutated } from './hostile'
import { readCode } from './read'

const FOLDER = join(import.meta.dirname, 'scripts')
const scripts = ['keras', 'pytorch'].flatMap((folder) =>
  readdirSync(join(FOLDER, folder)).map((file) => readFileSync(join(FOLDER, folder, file), 'utf8')),
)
const COUNT = 10_000

it('answers ten thousand of them', () => {
  const texts = [
    ...Object.values(HOSTILE),
    ...Array.from({ length: COUNT }, (_, i) =>
      mutated(scripts[i % scripts.length]!, chanceFrom(i + 1)),
    ),
  ]
  const times = texts.map((text) => {
    const before = process.cpuUsage().user
    expect(readCode(text)).toHaveProperty('config')
    return (process.cpuUsage().user - before) / 1000
  })
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))]!)
  // eslint-disable-next-line no-console -- what is asked for
  console.log(`ms of one core: median ${at(0.5)}, 99 % ${at(0.99)}, longest ${at(1)}`)
})
