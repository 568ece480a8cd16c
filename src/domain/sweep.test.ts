import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from './config'
import { numberProblem } from './field'
import { fieldOf } from './fields'
import { LOSS_FIELDS } from './fields/loss'
import { LOSS_VARIANTS } from './lossVariants'
import { setupProblems } from './problems'
import {
  AXIS_FIELDS,
  axisHelp,
  axisKey,
  axisName,
  axisText,
  axisValues,
  combinationsOf,
  idleAxes,
  runCount,
  sweepProblem,
  tableOf,
  type Axis,
  type SweepPlan,
  type VariantAxis,
} from './sweep'
import { conventionNote, presetById, SWEEP_PRESETS } from './sweepPresets'

const rates: Axis = { field: 'learningRate', values: [1e-3, 1e-4] }
const margins: Axis = { field: 'margin', values: [0.5, 1, 2] }
const plan = (...axes: Axis[]): SweepPlan => ({ axes, steps: 60, common: {} })

describe('the combinations of a sweep', () => {
  it('run through the last axis fastest, each with the values it is named by', () => {
    const combinations = combinationsOf(DEFAULT_CONFIG, plan(rates, margins))
    expect(combinations.map(({ values }) => values)).toEqual([
      [1e-3, 0.5],
      [1e-3, 1],
      [1e-3, 2],
      [1e-4, 0.5],
      [1e-4, 1],
      [1e-4, 2],
    ])
    for (const { values, config } of combinations)
      expect([config.learningRate, config.margin]).toEqual(values)
  })

  it('keep the base but for the axes, what is common, and the limits', () => {
    const base = { ...DEFAULT_CONFIG, batch: 8, seed: 9, steps: 500, epochs: 3 }
    const [first] = combinationsOf(base, { axes: [rates], steps: 7, common: { size: 64 } })
    expect(first?.config).toEqual({ ...base, size: 64, learningRate: 1e-3, steps: 7, epochs: 0 })
  })

  it('let an axis go before what is common', () => {
    const sizes: SweepPlan = {
      axes: [{ field: 'size', values: [28, 36] }],
      steps: 1,
      common: { size: 64 },
    }
    expect(combinationsOf(DEFAULT_CONFIG, sizes).map(({ config }) => config.size)).toEqual([28, 36])
  })

  it('are as many as counted, all different', () => {
    const subset = (values: readonly (string | number)[]) =>
      fc.subarray([...values], { minLength: 1 })
    fc.assert(
      fc.property(subset([1, 2, 3, 4]), subset(['same', 'different']), (seeds, labels) => {
        const axes: Axis[] = [
          { field: 'seed', values: seeds },
          { field: 'labels', values: labels },
        ]
        const configs = combinationsOf(DEFAULT_CONFIG, plan(...axes)).map(({ config }) => config)
        expect(configs).toHaveLength(runCount(axes))
        expect(new Set(configs.map((config) => JSON.stringify(config))).size).toBe(configs.length)
      }),
    )
  })
})

describe('an axis of variants', () => {
  const kinds: VariantAxis = {
    key: 'kind',
    label: 'Kind',
    variants: [
      { text: 'hot', patch: { learningRate: 0.1, optimizer: 'sgd' }, about: 'It burns.' },
      { text: 'mild', patch: { learningRate: 1e-4 } },
    ],
  }

  it('sets what each variant names, and nothing else', () => {
    expect(
      combinationsOf(DEFAULT_CONFIG, plan(kinds, margins)).map(({ values }) => values),
    ).toEqual(['hot', 'mild'].flatMap((text) => [0.5, 1, 2].map((margin) => [text, margin])))
    const [hot, mild] = combinationsOf(DEFAULT_CONFIG, {
      ...plan(kinds),
      common: { optimizer: 'rmsprop', learningRate: 0.5 },
    })
    const rest = { ...DEFAULT_CONFIG, steps: 60, epochs: 0 }
    expect(hot?.config).toEqual({ ...rest, learningRate: 0.1, optimizer: 'sgd' })
    expect(mild?.config).toEqual({ ...rest, learningRate: 1e-4, optimizer: 'rmsprop' })
  })

  it('has a name, a column and words of its own, where a setting has its own', () => {
    expect([axisName(kinds), axisKey(kinds), axisText(kinds, 'hot')]).toEqual([
      'Kind',
      'kind',
      'hot',
    ])
    expect([axisHelp(kinds, 'hot'), axisHelp(kinds, 'mild')]).toEqual(['It burns.', undefined])
    expect([axisName(rates), axisKey(rates), axisText(rates, 1e-4)]).toEqual([
      'Learning rate',
      'lr',
      '1e-4',
    ])
  })

  it('needs variants, is counted by them, and always has an effect', () => {
    expect(sweepProblem([{ ...kinds, variants: [] }])).toMatch(/Kind needs at least one/)
    expect(sweepProblem([kinds, kinds])).toMatch(/two different/)
    expect(sweepProblem([kinds])).toBeNull()
    expect(runCount([kinds, margins])).toBe(6)
    expect(idleAxes([kinds], combinationsOf(DEFAULT_CONFIG, plan(kinds)))).toEqual([])
  })
})

describe('what cannot be swept', () => {
  it.each<[string, Axis[], RegExp]>([
    ['no setting', [], /single run/],
    ['one value', [{ field: 'margin', values: [1] }], /single run/],
    ['a setting without values', [rates, { field: 'margin', values: [] }], /Margin needs at least/],
    ['the same setting twice', [rates, rates], /two different/],
    [
      'more than a hundred runs',
      [margins, { field: 'seed', values: Array.from({ length: 34 }, (_, i) => i) }],
      /102 runs; a sweep may have 100/,
    ],
  ])('is %s, and it says so', (_what, axes, says) => {
    expect(sweepProblem(axes)).toMatch(says)
  })

  it('is neither two runs nor a hundred', () => {
    expect(sweepProblem([rates])).toBeNull()
    const seeds = Array.from({ length: 50 }, (_, i) => i)
    expect(sweepProblem([rates, { field: 'seed', values: seeds }])).toBeNull()
  })

  it('is a limit, the layers, or a choice of one', () => {
    const ids = AXIS_FIELDS.map(({ id }) => id)
    for (const id of ['steps', 'epochs', 'layers'] as const) expect(ids).not.toContain(id)
    for (const field of AXIS_FIELDS)
      if (field.kind === 'choice') expect(field.options.length).toBeGreaterThan(1)
  })
})

it('puts the last axis across and the others down', () => {
  expect(tableOf([rates])).toEqual({ down: [rates], across: null })
  expect(tableOf([rates, margins])).toEqual({ down: [rates], across: margins })
})

it('tells which axes have no effect in any run', () => {
  const loss: Axis = { field: 'loss', values: ['bce', 'info_nce'] }
  const idle = (...axes: Axis[]) => idleAxes(axes, combinationsOf(DEFAULT_CONFIG, plan(...axes)))
  expect(idle(margins, loss)).toEqual([margins])
  expect(idle(margins, { ...loss, values: ['bce', 'contrastive'] })).toEqual([])
})

describe('the presets', () => {
  it.each(SWEEP_PRESETS.map((preset) => [preset.label, preset] as const))(
    '“%s” can be run, with values that its settings allow',
    (_label, preset) => {
      expect(sweepProblem(preset.axes)).toBeNull()
      for (const { config } of combinationsOf(DEFAULT_CONFIG, preset))
        expect(setupProblems(config, null)).toEqual([])
      for (const axis of preset.axes) {
        if (!('field' in axis)) continue
        const row = fieldOf(axis.field)
        for (const value of axis.values)
          if (row.kind === 'number') expect(numberProblem(row, Number(value))).toBeNull()
          else
            expect(row.kind === 'choice' && row.options.map((each) => each.value)).toContain(value)
      }
    },
  )

  it('begin with the twelve conventions, each with what labels and loss make of each other', () => {
    const [{ axes, ...rest }] = SWEEP_PRESETS
    const combinations = combinationsOf(DEFAULT_CONFIG, { axes, ...rest })
    expect(combinations).toHaveLength(12)
    for (const { config } of combinations) {
      const agree = config.labels === config.convention
      expect(conventionNote(axes, config)).toMatch(agree ? /agree/ : /swapped alone/)
    }
    expect(conventionNote([rates, margins], DEFAULT_CONFIG)).toBeNull()
    expect(conventionNote(axes, { ...DEFAULT_CONFIG, loss: 'bce' })).toBeNull()
  })

  it('have every loss and every kind of triplets once, whatever A has instead', () => {
    const losses = presetById('losses') ?? expect.fail('no preset of losses')
    const odd = {
      ...DEFAULT_CONFIG,
      head: 'dense_sigmoid',
      distance: 'squared',
      margin: 0,
    } as const
    const runs = combinationsOf(odd, losses).map(({ config }) => config)
    for (const config of runs) {
      expect(setupProblems(config, null)).toEqual([])
      expect([config.encoder, config.metric]).toEqual(['encoder', 'verified'])
    }
    const options = (id: string) => {
      const field = LOSS_FIELDS.find((each) => each.id === id)
      return field?.kind === 'choice' ? field.options.map(({ value }) => value) : []
    }
    expect([...new Set(runs.map(({ loss }) => loss))].sort()).toEqual(options('loss').sort())
    const triplets = runs.filter(({ loss }) => loss === 'triplet')
    expect(triplets.map(({ mining }) => mining)).toEqual(options('mining'))
    expect(losses.axes.flatMap(axisValues)).toHaveLength(
      new Set(LOSS_VARIANTS.map((l) => l.text)).size,
    )
  })
})
