import { describe, expect, it } from 'vitest'
import { verdictOf } from '../diagnosis/verdict'
import type { Case } from '../domain/case'
import { caseById } from '../domain/cases'
import { configOf, DEFAULT_CONFIG, type Setup } from '../domain/config'
import { DRAWN_FACES } from '../domain/drawnFaces'
import type { Judgement } from '../domain/reports'
import { evaluationReport } from '../domain/testRecords'
import { findingsOf } from './findings'
import { predictionState } from './prediction'
import { factsOfRun } from './runFacts'
import { idleRun, type RunView } from './runView'
import { cellVerdict, cellWith, newCell } from './sweepCell'
import { evaluation } from './testRuns'

const healthy = caseById('healthy') as Case
const setup: Setup = {
  ...healthy.setup,
  caseId: 'healthy',
  a: { ...healthy.setup.a, data: 'faces', size: 64, channels: 3 },
}
const config = configOf(setup, healthy.prediction.run)
const same = Uint8Array.of(1, 0, 1, 0)

/** Same pairs lie nearer than different ones in their pixels in all comparisons, or in three of four. */
const PIXELS = { perfect: Float32Array.of(1, 3, 2, 4), fair: Float32Array.of(1, 2, 3, 4) }

const finished = (pixels: Float32Array): RunView => ({
  ...idleRun(),
  config,
  set: DRAWN_FACES,
  state: 'finished',
  evaluation: { ...evaluation(60, 0.8, 1).report, same },
  baselines: { untrained: new Float32Array(4), pixels },
})

describe('what diagnosis is told of a run', () => {
  it.each([
    ['stuck', 'stuck', PIXELS.perfect],
    ['learns', 'learns', PIXELS.fair],
  ] as const)(
    'is the same in a prediction, a finding and a sweep: %s, by what raw pixels reach',
    (verdict, code, pixels) => {
      const view = finished(pixels)
      expect(predictionState(healthy, setup, view)).toMatchObject({ stage: 'answered', verdict })
      const cell = cellWith(newCell({ values: [1], config }), view)
      expect(cellVerdict(cell)).toBe(verdict)
      const runs = { A: idleRun(), B: idleRun(), [healthy.prediction.run]: view }
      const codes = findingsOf(setup, runs).map((finding) => finding.code)
      expect(codes.filter((each) => each === 'stuck' || each === 'learns')).toEqual([code])
    },
  )

  it('knows no raw pixels before both baselines and an evaluation are there', () => {
    const view = finished(PIXELS.fair)
    const start = { config, set: DRAWN_FACES }
    expect(factsOfRun(view, start).pixelAuc).toBe(0.75)
    expect(factsOfRun({ ...view, baselines: null }, start).pixelAuc).toBeNull()
    expect(factsOfRun({ ...view, evaluation: null }, start).pixelAuc).toBeNull()
  })

  it('has gains over its baselines by the judgement, where that is as new as the evaluation', () => {
    const start = { config, set: DRAWN_FACES }
    const of = (outputs: Float32Array, untrained: Float32Array) => ({
      ...{ same, outputs, baselines: { untrained, pixels: PIXELS.fair } },
    })
    const { outputs, baselines } = of(PIXELS.perfect, PIXELS.fair)
    const view = { ...finished(PIXELS.fair), baselines }
    const live = { ...view, evaluation: evaluationReport({ step: 60, same, outputs }) }
    const gain = { auc: 0.75, gain: 0.25 }
    expect(factsOfRun(live, start)).toMatchObject({ untrained: gain, pixels: gain })
    const judgement = { step: 60, ...of(PIXELS.fair, PIXELS.perfect) } as unknown as Judgement
    const judged = factsOfRun({ ...live, judgement }, start)
    expect(judged).toMatchObject({ untrained: { auc: 1, gain: -0.25 }, pixels: { gain: 0 } })
    const older = factsOfRun({ ...live, judgement: { ...judgement, step: 50 } }, start)
    expect(older).toMatchObject({ untrained: gain, pixels: gain })
    const none = factsOfRun({ ...live, baselines: null }, start)
    expect(none).toMatchObject({ untrained: null, pixels: null, proof: null })
  })

  it('of a run that is not started is of what it would start on', () => {
    const start = { config: DEFAULT_CONFIG, set: null }
    expect(factsOfRun(idleRun(), start)).toMatchObject({ ...start, finished: false, closest: null })
    expect(verdictOf(factsOfRun(idleRun(), start))).toBe('undecided')
  })
})
