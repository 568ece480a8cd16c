import { expect, it, vi } from 'vitest'
import { ROWS, select, type Row } from './plan'
import { rivalsOf } from './report'
import { CannotStart } from './rivals/measured'
import { measureSteps } from './steps'

const rowsOf = (...patterns: string[]) => select(ROWS, patterns)

/** Measures with a fake rival that takes these milliseconds a step, or throws. */
function run(rows: readonly Row[], ms: (row: Row) => number, { rounds = 2, steps = 4 } = {}) {
  const measured: string[] = []
  const results = measureSteps(rows, {
    rounds,
    limit: 60,
    busyShare: async () => 0,
    progress: vi.fn(),
    measure: async (row) => {
      measured.push(row.name)
      return { ms: Array.from({ length: steps }, () => ms(row)) }
    },
  })
  return results.then((all) => ({ results: all, measured }))
}

it('takes rivals in turns, encoder by encoder', async () => {
  const { measured } = await run(rowsOf('step/*/64/ours/wasm', 'step/*/64/torch'), () => 20)
  const turn = (encoder: string) => [`step/${encoder}/64/ours/wasm`, `step/${encoder}/64/torch/cpu`]
  expect(measured).toEqual([
    ...turn('test_model'),
    ...turn('test_model'),
    ...turn('net_definition'),
    ...turn('net_definition'),
  ])
})

it('takes the median of the rounds, each without its warm-up', async () => {
  const rounds = [
    [99, 10, 12],
    [99, 30, 30],
    [99, 14, 14],
  ]
  const [result] = await measureSteps(rowsOf('step/encoder/28/ours/wasm'), {
    rounds: 3,
    limit: 60,
    busyShare: async () => 0.5,
    progress: vi.fn(),
    measure: async () => ({ ms: rounds.shift() ?? [] }),
  })
  expect(result?.rounds.map(({ ms, busy }) => [ms, busy])).toEqual([
    [11, 0.5],
    [30, 0.5],
    [14, 0.5],
  ])
  expect(result?.ms).toBe(14)
  expect(result?.pairsPerSecond).toBeCloseTo(32 / 0.014)
})

it('gives a slow rival one round', async () => {
  const { measured } = await run(rowsOf('step/encoder/28/stock/webgl'), () => 3500)
  expect(measured).toHaveLength(1)
})

it('leaves out what cannot be done within the limit, and says so', async () => {
  const rows = rowsOf('step/net_definition/*/stock/webgl')
  const { measured, results } = await run(rows, () => 11_000)
  expect(measured).toEqual(['step/net_definition/64/stock/webgl'])
  expect(results[1]?.ms).toBeNaN()
  expect(results[1]?.remark).toMatch(/^left out: about \d+ s a step expected$/)

  const few = await run(rowsOf('step/encoder/28/stock/cpu'), () => 1, { steps: 2 })
  expect(few.results[0]?.remark).toBe('left out: not done within 60 s')
})

it('does not try a larger network where a smaller one took too long', async () => {
  const rows = rowsOf('step/encoder/*/ours/cpu')
  const { measured, results } = await run(rows, () => 1, { steps: 2 })
  expect(measured).toEqual(['step/encoder/28/ours/cpu'])
  expect(results[1]?.remark).toMatch(/expected$/)
})

it('keeps the reason where a rival cannot start, and throws what is none', async () => {
  const rows = rowsOf('step/encoder/28/stock/wasm')
  const { results } = await run(rows, () => {
    throw new CannotStart('no such kernel')
  })
  expect(results[0]).toMatchObject({ remark: 'no such kernel', rounds: [] })
  const broken = run(rows, () => {
    throw new Error('a bug')
  })
  await expect(broken).rejects.toThrow('a bug')
})

it('holds ours against PyTorch, the best stock backend and stock on the same backend', async () => {
  const speeds: Record<string, number> = { wasm: 10, torch: 8, webgpu: 900, webgl: 70, cpu: 130 }
  const { results } = await run(rowsOf('step/encoder/28/'), ({ rival, backend }) => {
    if (rival === 'stock' && backend === 'wasm') throw new CannotStart('no such kernel')
    return speeds[rival === 'torch' ? 'torch' : backend] ?? NaN
  })
  const ours = results.find(({ row }) => row.name === 'step/encoder/28/ours/webgpu')
  const { torch, bestStock, sameStock } = rivalsOf(ours as (typeof results)[number], results)
  expect([torch?.ms, bestStock?.ms, sameStock?.ms]).toEqual([8, 70, 900])
})
