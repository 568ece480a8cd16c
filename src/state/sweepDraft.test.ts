import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import { axisValues } from '../domain/sweep'
import { presetById, SWEEP_PRESETS } from '../domain/sweepPresets'
import {
  ownDraft,
  presetDraft,
  readAxis,
  readDraft,
  suggestedDraft,
  type Draft,
} from './sweepDraft'

const own = (...axes: Draft['axes']): Draft => ({ preset: null, axes, steps: '60', common: {} })
const suggested = (id: string) => suggestedDraft(id, DEFAULT_CONFIG)

describe('a sweep put together', () => {
  it.each(SWEEP_PRESETS.map((preset) => [preset.label, preset] as const))(
    'from “%s” reads as that preset',
    (_label, preset) => {
      const { axes, steps, common } = preset
      expect(readDraft(presetDraft(preset))).toEqual({ plan: { axes, steps, common } })
    },
  )

  it('keeps the order of the options, whatever was ticked first', () => {
    const labels = { ...suggested('labels'), ticked: ['different', 'same'] }
    expect(readDraft(own(labels))).toMatchObject({
      plan: { axes: [{ field: 'labels', values: ['same', 'different'] }] },
    })
  })

  it('keeps the order of the variants, without those that are not ticked', () => {
    const draft = presetDraft(presetById('losses')!)
    const axes = draft.axes.map((axis) => ({ ...axis, ticked: ['InfoNCE', 'Double margin'] }))
    const read = readDraft({ ...draft, axes })
    expect('plan' in read && read.plan.axes.map(axisValues)).toEqual([['Double margin', 'InfoNCE']])
    const none = draft.axes.map((axis) => ({ ...axis, ticked: [] }))
    expect(readDraft({ ...draft, axes: none })).toEqual({
      problem: 'Loss needs at least one value.',
    })
  })

  it('puts seeds down, where their outcomes are counted', () => {
    expect(readDraft(own(suggested('margin'), suggested('seed')))).toMatchObject({
      plan: { axes: [{ field: 'seed' }, { field: 'margin' }] },
    })
  })

  it.each<[string, Draft, RegExp]>([
    ['nothing ticked', own({ ...suggested('labels'), ticked: [] }), /at least one value/],
    ['no steps', { ...own(suggested('margin')), steps: '0' }, /Steps goes from 1/],
    ['a blank for steps', { ...own(suggested('margin')), steps: ' ' }, /Steps needs a number/],
    ['half a step', { ...own(suggested('margin')), steps: '1.5' }, /whole number/],
  ])('says what is wrong with %s', (_what, draft, says) => {
    expect(readDraft(draft)).toEqual({ problem: expect.stringMatching(says) })
  })

  it('leaves it to a setting to say what is wrong with its values', () => {
    const wide = { ...suggested('margin'), text: 'wide' }
    expect(readAxis(wide)).toEqual({ problem: '“wide” is not a number.' })
    expect(readDraft(own(wide, suggested('seed')))).toEqual({ problem: null })
  })

  it('of one’s own begins with what the preset varied, unless that is too much', () => {
    const [conventions, rateMargin] = SWEEP_PRESETS.map(presetDraft)
    const losses = presetDraft(presetById('losses')!)
    expect(ownDraft(losses, DEFAULT_CONFIG).axes).toEqual([suggested('learningRate')])
    expect(ownDraft(rateMargin!, DEFAULT_CONFIG)).toEqual({ ...rateMargin, preset: null })
    expect(ownDraft(conventions!, DEFAULT_CONFIG).axes).toHaveLength(1)
  })
})
