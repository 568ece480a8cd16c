import { describe, expect, it, test } from 'vitest'
import { DEFAULT_CONFIG } from '../config'
import { NO_LABEL } from '../keptRun'
import { groupsOf, meanOver } from './groups'
import { changesText, found, rowsOf, sorted, SORTS, type SortKey } from './rows'
import { heldOutRecord, keptMeasures, keptRun } from './testRuns'

const first = keptRun(1)
const triplets = keptRun(2, { config: { ...DEFAULT_CONFIG, loss: 'triplet', seed: 7 } })
const seeded = keptRun(3, { config: { ...DEFAULT_CONFIG, seed: 9 } })
const runs = [seeded, triplets, first]

describe('what changed', () => {
  const textOf = (baseline: string | null) =>
    rowsOf(runs, baseline).map(({ changes }) => changesText(changes))

  it('is told against the run that was begun before, whatever the order', () => {
    const [ofSeeded, ofTriplets, ofFirst] = textOf(null)
    expect(ofTriplets).toMatch(/^Loss: contrastive → triplet.* · Seed: 1 → 7$/)
    expect(ofSeeded).toMatch(/triplet.* → contrastive/)
    expect(ofFirst).toBe('')
  })

  it('is told against the run that was chosen', () => {
    expect(textOf(first.id)).toEqual(['Seed: 1 → 9', expect.stringContaining('Seed: 1 → 7'), ''])
    expect(textOf('gone')).toEqual(textOf(null))
  })
})

it('what changed tells a set and weights by their name, and by their id where they are not here', () => {
  const own = {
    ...DEFAULT_CONFIG,
    data: 'own',
    set: 'aaaaaaaaaaaa',
    weights: 'bbbbbbbbbbbb',
  } as const
  const mine = keptRun(2, { config: own })
  const [changed] = rowsOf([mine, first], null, (kind) => (kind === 'set' ? 'Family' : null))
  const text = changesText(changed!.changes)
  expect(text).toContain('→ “Family”')
  expect(text).toContain('none → bbbbbbbbbbbb')
})

describe('figures', () => {
  const outcome = { step: 40, verdict: 'learns', pairs: 4000 } as const
  const rowOf = (values: Parameters<typeof keptRun>[1]) => rowsOf([keptRun(1, values)], null)[0]!

  it('are a judgement’s where it is as new as what was measured live', () => {
    const judged = heldOutRecord({ auc: 0.7 })
    expect(rowOf({ outcome: { ...outcome, heldOut: judged } })).toMatchObject({
      heldOut: { auc: 0.7 },
      pairs: 4000,
      verdict: 'learns',
    })
  })

  it('are the live ones of a run that has gone on since; its verdict is not known', () => {
    const measured = keptMeasures({ heldOut: heldOutRecord({ step: 80, auc: 0.8 }) })
    const judged = heldOutRecord({ auc: 0.7 })
    const row = rowOf({ step: 80, measured, outcome: { ...outcome, heldOut: judged } })
    expect(row).toMatchObject({ heldOut: { auc: 0.8 }, pairs: null, verdict: null })
  })

  it('are none of a run that was kept before they were summed up', () => {
    const { measured: _, ...old } = keptRun(1)
    expect(rowsOf([old], null)[0]).toMatchObject({ heldOut: null, ms: null, loss: null })
  })
})

test('each column sorts both ways; what has nothing to sort by stands last in both', () => {
  const nothing = keptRun(4, { measured: keptMeasures({ heldOut: null, loss: NaN }) })
  const good = keptRun(5, { measured: keptMeasures({ heldOut: heldOutRecord({ auc: 0.99 }) }) })
  const rows = rowsOf([nothing, first, good], null)
  const ids = (descending: boolean) =>
    sorted(rows, { by: 'auc', descending }).map(({ run }) => run.id)
  expect(ids(true)).toEqual([good.id, first.id, nothing.id])
  expect(ids(false)).toEqual([first.id, good.id, nothing.id])
  for (const by of Object.keys(SORTS) as SortKey[])
    expect(sorted(rows, { by, descending: true })).toHaveLength(3)
})

test('rows are found by all words, in names, notes and settings, and by outcome', () => {
  const noted = keptRun(6, { label: { name: 'Baseline', note: 'with flips', pinned: true } })
  const rows = rowsOf([noted, triplets], null)
  const idsOf = (text: string, outcome: Parameters<typeof found>[2] = 'all') =>
    found(rows, text, outcome).map(({ run }) => run.id)
  expect(idsOf('FLIPS base')).toEqual([noted.id])
  expect(idsOf('triplet')).toHaveLength(2)
  expect(idsOf('seed 7')).toContain(triplets.id)
  expect(idsOf('nowhere')).toEqual([])
  expect(idsOf('', 'pinned')).toEqual([noted.id])
  expect(idsOf('', 'failed')).toEqual([])
})

describe('groups by seed', () => {
  const withAuc = (at: number, seed: number, auc: number) =>
    keptRun(at, {
      config: { ...DEFAULT_CONFIG, seed },
      label: NO_LABEL,
      measured: keptMeasures({ heldOut: heldOutRecord({ auc }) }),
    })

  it('have the mean and Student’s interval of runs that differ in the seed alone', () => {
    const groups = groupsOf(
      rowsOf([withAuc(1, 1, 0.8), withAuc(2, 2, 0.9), withAuc(3, 3, 1), triplets], null),
    )
    expect(groups.map(({ rows }) => rows.length)).toEqual([3, 1])
    // 4.302653 × 0.1 / √3, by hand.
    expect(groups[0]!.auc!.mean).toBeCloseTo(0.9, 12)
    expect(groups[0]!.auc!.half).toBeCloseTo(0.248414, 5)
    expect(groups[1]!.auc).toMatchObject({ half: null, runs: 1 })
  })

  it('count a seed once, and settings that do nothing not at all', () => {
    const again = withAuc(4, 1, 0.2)
    const idle = keptRun(5, { config: { ...DEFAULT_CONFIG, seed: 2, temperature: 9 } })
    const [group, ...others] = groupsOf(rowsOf([withAuc(1, 1, 0.8), again, idle], null))
    expect(others).toEqual([])
    expect(group!.rows).toHaveLength(3)
    expect(group!.auc!.runs).toBe(2)
  })

  it('have no mean where nothing was measured', () => {
    expect(meanOver([undefined, NaN])).toBeNull()
  })
})
