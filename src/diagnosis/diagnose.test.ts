import { describe, expect, it } from 'vitest'
import { DRAWN_FACES, FACES_EACH } from '../domain/drawnFaces'
import { setupProblems } from '../domain/problems'
import { diagnose } from './diagnose'
import { factsOf, heldOut, type History } from './testFacts'
import { BAD, FIXTURES, finished } from './testHistories'

const findings = (history: History) => diagnose([factsOf(history)])
const codes = (history: History) => findings(history).map(({ code }) => code)
describe.each(Object.entries(FIXTURES))('the rule %s', (code, { triggers, not }) => {
  it.each(triggers)('finds it in %j', (history) => expect(codes(history)).toContain(code))
  it.each(not)('is silent in %j', (history) => expect(codes(history)).not.toContain(code))
})

describe('every fix', () => {
  const startable = (history: History) => setupProblems(factsOf(history).config, null).length === 0
  const offered = Object.values(FIXTURES)
    .flatMap(({ triggers }) => triggers)
    .filter(({ steps, rest }) => steps === undefined && rest === undefined)
    .flatMap((history) =>
      findings(history).flatMap(({ code, fixes }) =>
        fixes.map(({ patch }) => ({ code, patch, history })),
      ),
    )

  it.each(offered)('of $code, $patch, takes it away', ({ code, patch, history }) => {
    const mended = { ...history, config: { ...history.config, ...patch } }
    expect(codes(mended)).not.toContain(code)
    if (startable(history)) expect(startable(mended)).toBe(true)
  })
})

describe('diagnosis', () => {
  it('finds nothing in a healthy setup', () => {
    expect(findings({})).toEqual([])
  })

  it('puts the newest first', () => {
    const rest = { heldOut: heldOut(), closest: 0.001 }
    const found = codes({ config: { epsilon: 0 }, steps: 40, rest })
    expect(found).toEqual(['learns', 'root_without_epsilon'])
  })
})

describe('a rule of the settings beside a run that fails', () => {
  it('offers no fix that the run’s own finding offers or has tried', () => {
    const facts = factsOf({
      config: { labels: 'different', l2: 0.1, l2Applied: 0 },
      steps: 150,
      rest: finished(BAD),
    })
    const found = diagnose([facts])
    const patches = found.flatMap(({ fixes }) => fixes.map(({ patch }) => JSON.stringify(patch)))
    expect(found.length).toBeGreaterThan(1)
    expect(new Set(patches).size).toBe(patches.length)
  })
})

describe('overfitting', () => {
  it('is mended by a stop where held-out pairs cost least, once they cost more', () => {
    const facts = factsOf(FIXTURES.overfits.triggers[0])
    facts.log.appendEvaluation(heldOut({ step: 10, loss: 0.1 }))
    facts.log.appendEvaluation(heldOut({ step: 20, loss: 0.16 }))
    const found = diagnose([facts]).find(({ code }) => code === 'overfits')
    expect(found?.fixes[0]).toMatchObject({
      label: 'Stop at step 10',
      patch: { steps: 10, epochs: 0 },
    })
    expect(found?.where).toBe('step 40 · loss 0.010 in training, 0.16 held out')
  })
})

describe('findings on faces', () => {
  const on = (auc: number, pixelAuc: number | null) =>
    findings({
      config: { data: 'faces' },
      steps: 60,
      rest: {
        set: DRAWN_FACES,
        finished: true,
        pixelAuc,
        heldOut: heldOut({ auc, accuracy: 0.7, bestAccuracy: 0.75 }),
      },
    })

  it('set what is learnt beside what pixels alone reach', () => {
    const [learnt] = on(0.84, 0.71)
    expect(learnt?.code).toBe('learns')
    expect(learnt?.where).toBe('step 40 · held-out accuracy 0.700, AUC 0.840, of raw pixels 0.710')
    expect(on(0.84, null)[0]?.where).toMatch(/AUC 0\.840$/)
  })

  it('call nothing learnt that a judgement of few people does not show, and say of what', () => {
    const judged = (gains: object, isJudged = true) => {
      const pairs = { same: new Uint8Array(600), isJudged, people: 4 }
      return findings({
        config: { data: 'faces' },
        steps: 60,
        rest: {
          ...{ set: DRAWN_FACES, finished: true, pixelAuc: 0.7 },
          heldOut: heldOut({ auc: 0.78, accuracy: 0.7, bestAccuracy: 0.75, ...pairs }),
          ...gains,
        },
      })[0]
    }
    const gain = (auc: number, low: number) => ({
      ...{ auc, gain: 0.78 - auc, low, high: 0.3 },
      over: 'people' as const,
    })
    const clear = {
      guessing: gain(0.5, 0.1),
      pixels: gain(0.7, 0.01),
      untrained: gain(0.6, 0.05),
    }
    expect(judged(clear)).toMatchObject({ code: 'learns', severity: 'ok' })
    expect(judged(clear)?.title).toMatch(/ has learnt$/)
    expect(judged(clear)?.where).toContain(
      'accuracy 0.700 at the loss’s aim, AUC 0.780 (600 pairs of 4 people)',
    )
    const covered = [
      ['guessing', 'guessing', 0.5],
      ['pixels', 'raw pixels', 0.7],
      ['untrained', 'the untrained network', 0.6],
    ] as const
    for (const [key, name, auc] of covered) {
      const told = judged({ ...clear, [key]: gain(auc, -0.04) })
      expect(told).toMatchObject({ code: 'learns', severity: 'warning' })
      expect(told?.title).toBe(`Not shown to rank better than ${name}`)
      expect(told?.why).toContain('95 % −0.040 to +0.300 over people: that may be chance')
      const wide = judged({ ...clear, [key]: { ...gain(auc, -0.224), high: 0.65 } })
      expect(wide?.why).toContain('4 people are too few to say whether that is more than chance')
      expect(wide?.why).not.toContain('95 %')
      expect(wide?.fixes.map(({ patch }) => patch)).toEqual([{ heldOutPercent: 40 }])
      // Live pairs are too few to say either.
      expect(judged({ ...clear, [key]: gain(auc, -0.04) }, false)?.severity).toBe('ok')
    }
  })

  it('say where pixels alone do as well', () => {
    const [stuck] = on(0.84, 0.9)
    expect(stuck?.code).toBe('stuck')
    expect(stuck?.title).toBe('Ranks no better than raw pixels do')
    expect(on(0.55, 0.5)[0]?.title).toBe('Ended without telling pairs apart')
  })

  it('count self-pairs among the photos of each person', () => {
    const [found] = findings({
      config: { data: 'faces', selfPairs: 1, epsilon: 0 },
      rest: { set: DRAWN_FACES },
    })
    expect(found?.code).toBe('self_pairs')
    expect(found?.why).toContain(`one pair in ${2 * FACES_EACH} `)
  })
})
