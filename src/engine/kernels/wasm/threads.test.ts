/** The module's loops on real threads: those of Node, on a shared memory of the test's own. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { integerAt } from '../../core/random'
import { PAD } from './tasks'

interface Exports {
  attach(control: number): void
  run(task: number, count: number): void
  serve(): void
}

const BINARY = join(import.meta.dirname, 'assembly/build/plain-shared.wasm')
const HELPER = `
  const { compiled, memory, control } = require('node:worker_threads').workerData
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  exports.attach(control)
  exports.serve()`
const CONTROL = 1024
const PAGE = 65536
/** Words of the control block. */
const NEXT = CONTROL / 4 + 3
const HELPERS = CONTROL / 4 + 6
const ARGUMENTS = CONTROL / 4 + 16

let workers: Worker[] = []
let failed: unknown = null
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.terminate()))
  workers = []
  expect(failed).toBeNull()
})

async function startLeader(pages: number) {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: 65536, shared: true })
  const compiled = await WebAssembly.compile(await readFile(BINARY))
  const instance = await WebAssembly.instantiate(compiled, { env: { memory } })
  const leader = instance.exports as unknown as Exports
  leader.attach(CONTROL)
  const words = () => new Int32Array(memory.buffer)

  return {
    memory,
    words,
    serving: () => Atomics.load(words(), HELPERS),
    recruit(count: number) {
      for (let i = 0; i < count; i++) {
        const workerData = { compiled, memory, control: CONTROL }
        const worker = new Worker(HELPER, { eval: true, workerData, execArgv: [] })
        worker.on('error', (error) => (failed = error))
        workers.push(worker)
      }
    },
    /** Copies `count` pieces of so many bytes each, a piece a turn. */
    copy(from: number, to: number, count: number, bytes: number) {
      words().set([from, to, 1, bytes, bytes, bytes, bytes, bytes, 0], ARGUMENTS)
      leader.run(PAD, count)
    },
  }
}

/** Copies of a few words by turn into two places, each checked after the loop and after the next. */
async function shortLoops(
  leader: Awaited<ReturnType<typeof startLeader>>,
  loops: number,
  until: () => boolean,
): Promise<void> {
  const words = leader.words()
  const from = PAGE
  for (let i = 0; i < PAGE / 4; i++) words[from / 4 + i] = i + 1
  const places = [2 * PAGE, 3 * PAGE].map((address) => ({ address, start: 0, count: 0 }))
  for (let loop = 0; loop < loops && !until() && failed === null; loop++) {
    const place = places[loop % 2]!
    words.fill(-1, place.address / 4, place.address / 4 + 40)
    place.start = integerAt(1, loop, 10_000)
    place.count = 1 + integerAt(2, loop, 32)
    leader.copy(from + 4 * place.start, place.address, place.count, 4)
    for (const { address, start, count } of places)
      for (let i = 0; i < 40 && count > 0; i++)
        if (words[address / 4 + i] !== (i < count ? start + i + 1 : -1))
          throw new Error(`loop ${loop} of ${count} turns: wrong at ${i}`)
    // A pause now and then, long enough for helpers to fall asleep.
    if (loop % 500 === 0) await setImmediate()
  }
}

describe('loops on several threads', () => {
  it('take each turn before they return, and none later, while helpers come', async () => {
    const leader = await startLeader(4)
    leader.recruit(3)
    await shortLoops(leader, Infinity, () => leader.serving() === 3)
    await shortLoops(leader, 50_000, () => false)
    expect(leader.serving()).toBe(3)
  })

  it('are shared by helpers, and reach memory that grew since these started', async () => {
    const leader = await startLeader(65)
    leader.recruit(1)
    while (leader.serving() < 1 && failed === null) await setImmediate()
    leader.words().fill(7, PAGE / 4)
    let shared = 0
    for (let grown = 0; grown < 64; grown++) {
      const to = leader.memory.buffer.byteLength
      leader.memory.grow(64)
      leader.copy(PAGE, to, 64, PAGE)
      // Each thread that comes to a loop claims a turn past its end.
      if (Atomics.load(leader.words(), NEXT) > 65) shared++
      const copied = leader.words().subarray(to / 4)
      expect(copied.length).toBe((64 * PAGE) / 4)
      expect(copied.every((word) => word === 7)).toBe(true)
    }
    expect(shared).toBeGreaterThan(0)
  })
})
