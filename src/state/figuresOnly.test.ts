import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import type { Judgement } from '../domain/reports'
import { gainsOf } from './aucGains'
import { figuresOnly } from './figuresOnly'
import { idleRun, type RunView } from './runView'
import { evaluation } from './testRuns'

const MANY = 4000
const pairs = {
  a: new Int32Array(MANY),
  b: new Int32Array(MANY),
  same: Uint8Array.from({ length: MANY }, (_, pair) => pair % 2),
  distances: new Float32Array(MANY),
  outputs: new Float32Array(MANY),
}
const baselines = { untrained: new Float32Array(MANY), pixels: new Float32Array(MANY) }
const embeddings = {
  images: new Int32Array(MANY),
  dimension: 64,
  values: new Float32Array(64 * MANY),
}
const heldOut = {
  ...{ side: 1, channels: 1 as const, pixels: new Uint8Array(MANY) },
  ...{ classes: new Int32Array(MANY), names: [], paths: [] },
} as const
const LAYER = {
  name: 'dense',
  kind: 'dense',
  dead: 0,
  saturated: 0,
  largest: 2,
  moved: 0.1,
} as const
const report = {
  ...evaluation(60, 0.8, 0.9).report,
  ...pairs,
  embeddings,
  layers: [LAYER],
  headScale: -0.5,
}
const full: RunView = {
  ...idleRun(),
  config: DEFAULT_CONFIG,
  heldOut,
  evaluation: report,
  baselines,
}

/** Bytes of every array in a value. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, each) => sum + bytesOf(each), 0)
}

describe('a view of figures only', () => {
  it('is a twentieth of the bytes, live and judged, and has the same figures', () => {
    const judgement: Judgement = {
      ...pairs,
      ...{ step: 60, foldOf: null, folds: [] },
      baselines,
      further: { ...pairs, baselines },
      embeddings,
    }
    for (const view of [full, { ...full, judgement }]) {
      const slim = figuresOnly(view)
      expect(bytesOf(slim)).toBeLessThan(bytesOf(view) / 20)
      expect(slim).toMatchObject({ heldOut: null, judgement: null })
      expect(slim.evaluation).toMatchObject({ step: 60, loss: 0.5, accuracy: 0.9 })
      expect(slim.evaluation).toMatchObject({ layers: [LAYER], headScale: -0.5 })
    }
    expect(bytesOf(figuresOnly({ ...full, judgement }))).toBeLessThanOrEqual(MANY + 4 * MANY)
  })

  it('knows what the run has beyond its baselines, live and judged, as events go on', () => {
    const of = (outputs: readonly number[]) => ({
      outputs: Float32Array.from(outputs),
      same: Uint8Array.of(1, 1, 0, 0),
    })
    const beaten = {
      untrained: Float32Array.of(1, 3, 2, 4),
      pixels: Float32Array.of(1, 2, 3, 4),
    }
    const live: RunView = {
      ...full,
      evaluation: { ...report, ...of([0.1, 0.2, 0.3, 0.4]) },
      baselines: beaten,
    }
    const gains = gainsOf(live)
    expect(gains).toMatchObject({ untrained: { auc: 0.75, gain: 0.25 }, pixels: { gain: 0 } })
    expect(gainsOf(figuresOnly(figuresOnly(live)))).toEqual(gains)
    const closer = { ...of([0.1, 0.4, 0.3, 0.2]), baselines: beaten, step: 60 } as Judgement
    const judged = figuresOnly(figuresOnly({ ...live, judgement: closer }))
    expect(gainsOf(judged)).toMatchObject({ untrained: { gain: -0.25 }, pixels: { gain: -0.5 } })
    const next = { ...report, ...of([0.4, 0.3, 0.2, 0.1]) }
    expect(gainsOf(figuresOnly({ ...judged, evaluation: next })).pixels?.gain).toBe(-1)
  })

  it('keeps what is reckoned of it the same object, as long as nothing of it changes', () => {
    const once = figuresOnly(full)
    const again = figuresOnly({ ...once, revision: 2 })
    expect(again.evaluation).toBe(once.evaluation)
    expect(again.baselines).toBe(once.baselines)
  })

  it('has the ranking of all pairs once they are judged, with the loss as it was', () => {
    const outputs = Float32Array.of(0.1, 0.2, 0.3, 0.9)
    const same = Uint8Array.of(1, 0, 1, 0)
    const of = { untrained: outputs, pixels: outputs }
    const judgement = { outputs, same, baselines: of } as Judgement
    const { evaluation, baselines } = figuresOnly({ ...full, judgement })
    expect(evaluation).toMatchObject({ auc: 0.75, verified: 0.75, loss: 0.5, accuracy: 0.9, same })
    expect(baselines?.pixels).toBe(outputs)
  })

  it('is nothing before anything was measured', () => {
    expect(figuresOnly(idleRun())).toMatchObject({ evaluation: null, baselines: null })
  })
})
