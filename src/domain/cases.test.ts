import { describe, expect, it } from 'vitest'
import { rightOption } from './case'
import { CASES, caseById } from './cases'
import { configOf, runsOf, type Setup } from './config'
import { differences } from './differences'
import { readLink, writeLink } from './link'
import { setupProblems } from './problems'
import { presetById } from './sweepPresets'
import { SYMPTOMS } from './symptoms'

const opened = (id: string): Setup => readLink(`#case=${id}`).setup

describe('the cases', () => {
  it('have ids that links may keep for ever', () => {
    expect(CASES.map(({ id }) => id).sort()).toEqual([
      'batch_norm_lag',
      'createmodel',
      'dead_start',
      'finite_dead',
      'hard_mining',
      'healthy',
      'imbalance',
      'keras_io',
      'l2_unapplied',
      'learnable_scale',
      'margin_out_of_reach',
      'nan',
      'no_triplets',
      'penalty',
      'self_pairs',
      'sigmoid',
      'stuck_quarter',
      'swap_alone',
      'swap_both',
      'unscaled',
      'upside_down',
      'which_loss',
    ])
    expect(caseById('no_case')).toBeUndefined()
  })

  it('answer every symptom', () => {
    for (const { id } of SYMPTOMS)
      expect(CASES.filter(({ symptoms }) => symptoms.includes(id)).length, id).toBeGreaterThan(0)
  })

  it('name symptoms that can be chosen, each at most once', () => {
    const ids = SYMPTOMS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, symptoms } of CASES) {
      expect(new Set(symptoms).size, id).toBe(symptoms.length)
      for (const symptom of symptoms) expect(ids, id).toContain(symptom)
    }
  })
})

describe.each(CASES)('the case $id', (each) => {
  it('is one short link', () => {
    expect(writeLink(opened(each.id))).toBe(`#v=1&case=${each.id}`)
  })

  it('can be trained as it opens', () => {
    const setup = opened(each.id)
    for (const run of runsOf(setup)) expect(setupProblems(configOf(setup, run), null)).toEqual([])
  })

  it('shows a B that differs from A in something that matters, or none', () => {
    const setup = opened(each.id)
    const found = differences(configOf(setup, 'A'), configOf(setup, 'B')).length
    expect(found > 0).toBe(setup.compare)
  })

  it('asks about a run on show, with a run that ends', () => {
    const setup = opened(each.id)
    expect(runsOf(setup)).toContain(each.prediction.run)
    for (const run of runsOf(setup)) {
      const { steps, epochs } = configOf(setup, run)
      expect(steps + epochs).toBeGreaterThan(0)
    }
  })

  it('has an option for its outcome, and none that shares a verdict with another', () => {
    const { prediction } = each
    expect(rightOption(prediction, prediction.outcome)).not.toBeNull()
    const claimed = prediction.options.flatMap(({ verdicts }) => verdicts)
    expect(new Set(claimed).size).toBe(claimed.length)
    expect(claimed).not.toContain('undecided')
  })

  it('shows corrected lines that differ from the original ones', () => {
    expect(each.lines.length).toBeGreaterThan(0)
    for (const { original, corrected } of each.lines) expect(corrected).not.toBe(original)
  })

  it('opens a sweep that there is, or none', () => {
    if (each.sweep) expect(presetById(each.sweep.preset)).toBeDefined()
  })

  it('has variants that can be trained beside A', () => {
    for (const { text, patch: b } of each.variants ?? [])
      expect(setupProblems(configOf({ ...opened(each.id), b }, 'B'), null), text).toEqual([])
  })
})
