import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type ConfigPatch } from '../domain/config'
import { runError } from '../domain/errors'
import { createStepLog } from '../domain/stepLog'
import { diagnose } from './diagnose'
import type { FindingCode, RunFacts } from './finding'

interface History {
  config?: ConfigPatch
  steps?: number
  loss?: number
  gradNorm?: number
  rest?: Partial<RunFacts>
}

function facts({
  config = {},
  steps = 0,
  loss = 0.1,
  gradNorm = 1,
  rest = {},
}: History = {}): RunFacts {
  const log = createStepLog()
  for (let step = 1; step <= steps; step++)
    log.append({ step, epoch: 0, loss, accuracy: 1, gradNorm, ms: 1 })
  return {
    run: 'A',
    config: { ...DEFAULT_CONFIG, ...config },
    log,
    finished: false,
    heldOut: null,
    nonFinite: null,
    closest: null,
    error: null,
    ...rest,
  }
}

const image = new Uint8Array(784)
const nonFinite = {
  step: 57,
  where: 'gradient',
  value: 'nan',
  tensors: ['conv2d/kernel'],
  tensorCount: 16,
  loss: 0.0131,
  pair: { side: 28, imageA: image, imageB: image, index: 10, same: true, distance: 0, output: 0 },
} as const
/** More than WASM can hold. */
const TOO_LARGE = { size: 224, channels: 3, batch: 128 } as const
const heldOut = (accuracy: number) => ({ step: 40, loss: 0.01, accuracy })

/** For each rule, histories that trigger it and healthy ones near by that don't. */
const FIXTURES: Record<FindingCode, { triggers: History[]; not: History[] }> = {
  run_error: {
    triggers: [{ rest: { error: runError('device_lost', 'The driver was reset.') } }],
    not: [{}],
  },
  setup_problem: {
    triggers: [
      { config: { encoder: 'test_model', size: 28 } },
      { config: { ...TOO_LARGE, backend: 'wasm' } },
      { config: { ...TOO_LARGE, backend: 'auto' } },
    ],
    not: [
      { config: { encoder: 'test_model', size: 36 } },
      { config: { ...TOO_LARGE, backend: 'webgpu' } },
      { config: { ...TOO_LARGE, backend: 'auto' }, steps: 1 },
    ],
  },
  non_finite: {
    triggers: [{ config: { epsilon: 0 }, steps: 57, rest: { nonFinite } }],
    not: [{ config: { epsilon: 0 }, steps: 57 }],
  },
  root_without_epsilon: {
    triggers: [{ config: { epsilon: 0 } }],
    not: [{}, { config: { epsilon: 0 }, rest: { nonFinite } }],
  },
  inverted_convention: {
    triggers: [{ config: { convention: 'different' } }, { config: { labels: 'different' } }],
    not: [{}, { config: { labels: 'different', convention: 'different' } }],
  },
  sigmoid_floor: { triggers: [{ config: { head: 'sigmoid' } }], not: [{}] },
  dead_gradient: {
    triggers: [{ steps: 10, gradNorm: 0 }],
    not: [
      { steps: 9, gradNorm: 0 },
      { steps: 10, gradNorm: 1e-12 },
    ],
  },
  held_out_lags: {
    triggers: [{ steps: 20, loss: 0.01, rest: { heldOut: heldOut(0.5) } }],
    not: [
      { steps: 20, loss: 0.2, rest: { heldOut: heldOut(0.5) } },
      { steps: 20, loss: 0.01, rest: { heldOut: heldOut(0.99) } },
    ],
  },
  learns: {
    triggers: [{ steps: 40, rest: { heldOut: heldOut(0.99) } }],
    not: [{ steps: 40, rest: { heldOut: heldOut(0.9) } }],
  },
}
const codes = (history: History) => diagnose([facts(history)]).map(({ code }) => code)

describe.each(Object.entries(FIXTURES))('the rule %s', (code, { triggers, not }) => {
  it.each(triggers)('finds it in %j', (history) => expect(codes(history)).toContain(code))
  it.each(not)('is silent in %j', (history) => expect(codes(history)).not.toContain(code))
})

describe('diagnosis', () => {
  it('finds nothing in a healthy setup', () => {
    expect(diagnose([facts()])).toEqual([])
  })

  it('follows a NaN back to the pair and the root', () => {
    const history = {
      config: { epsilon: 0, encoder: 'net_definition', size: 64 },
      steps: 57,
      rest: { nonFinite },
    } as const
    const [finding] = diagnose([facts(history)])
    expect(finding?.title).toBe('Net_Definition turned to NaN')
    expect(finding?.where).toContain('∂√ of the distance')
    expect(finding?.why).toContain('Pair 11 of the batch')
    expect(finding?.why).toContain('1 of 16 weight tensors')
    expect(finding?.fixes.map((fix) => fix.patch)).toContainEqual({ learningRate: 0.0001 })
  })

  it('blames no root where ε keeps it from 0', () => {
    const [finding] = diagnose([
      facts({ steps: 57, rest: { nonFinite: { ...nonFinite, pair: null } } }),
    ])
    expect(finding?.where).not.toContain('√')
  })

  it('puts the newest first', () => {
    const found = codes({ config: { epsilon: 0 }, steps: 40, rest: { heldOut: heldOut(0.99) } })
    expect(found).toEqual(['learns', 'root_without_epsilon'])
  })
})
