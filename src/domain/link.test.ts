import fc from 'fast-check'
import { HEADS } from './choices/heads'
import { LOSSES } from './choices/losses'
import { describe, expect, it } from 'vitest'
import { CASES } from './cases'
import {
  DEFAULT_CONFIG,
  DEFAULT_SETUP,
  type ConfigPatch,
  type RunConfig,
  type Setup,
} from './config'
import type { Field } from './field'
import { FIELDS } from './fields'
import { NEW_LAYERS } from './layerFields'
import { readLink, writeLink, writePatch } from './link'

const valueOf = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'choice':
      return fc.constantFrom(...field.options.map((option) => option.value))
    case 'number': {
      const { min, max, integer, zero } = field
      const inside = integer
        ? fc.integer({ min, max })
        : fc
            .double({ min, max, noNaN: true, noDefaultInfinity: true })
            .map((x) => (x === 0 ? 0 : x))
      return zero === undefined ? inside : fc.oneof(inside, fc.constant(0))
    }
    case 'layers':
      return fc.array(fc.constantFrom(...Object.values(NEW_LAYERS)), { minLength: 1, maxLength: 5 })
    case 'set':
    case 'weights':
      return fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9a-f]{12}$/))
    default:
      return field satisfies never
  }
}
const patch = fc.record(Object.fromEntries(FIELDS.map((field) => [field.id, valueOf(field)])), {
  requiredKeys: [],
}) as fc.Arbitrary<ConfigPatch>
const setups = fc.record({
  caseId: fc.constantFrom(null, ...CASES.map(({ id }) => id)),
  a: patch.map((values): RunConfig => ({ ...DEFAULT_CONFIG, ...values })),
  b: patch,
  compare: fc.boolean(),
})

/** What B is, whether by a value of its own or by following A. */
const effective = ({ a, b, ...rest }: Setup) => ({ ...rest, a, b: { ...a, ...b } })

describe('the link', () => {
  it('gives back every setup it was written from', () => {
    fc.assert(
      fc.property(setups, fc.boolean(), fc.boolean(), (setup, autostart, prove) => {
        const opened = readLink(writeLink(setup, autostart, prove))
        expect(opened.ignored).toEqual([])
        expect(opened).toMatchObject({ autostart, prove })
        expect(effective(opened.setup)).toEqual(effective(setup))
      }),
    )
  })

  it('holds only what differs from the default', () => {
    expect(writeLink(DEFAULT_SETUP)).toBe('#v=1')
    expect(writeLink({ ...DEFAULT_SETUP, a: { ...DEFAULT_CONFIG, seed: 7 } })).toBe('#v=1&seed=7')
  })

  it('lets fixes be tried where it does not say otherwise', () => {
    expect(['#', '#prove=1', '#prove=0', '#prove=2'].map((hash) => readLink(hash).prove)).toEqual([
      ...[true, true, false, true],
    ])
    expect(readLink('#prove=2').ignored).toEqual(['“prove=2”: prove is 0 or 1.'])
    expect(writeLink(DEFAULT_SETUP, false, false)).toBe('#v=1&prove=0')
  })

  it('has words for a patch, in the order of the table', () => {
    const layers = [{ kind: 'flatten' }, { kind: 'dense', units: 8, activation: 'linear' }] as const
    expect(writePatch({ learningRate: 1e-4, normalization: 'scaled' })).toBe(
      'norm=scaled&lr=0.0001',
    )
    expect(writePatch({ encoder: 'custom', layers })).toBe(
      'encoder=custom&layers=flatten()-dense(8,linear)',
    )
  })

  it('keeps a field unlinked in B even where it equals A', () => {
    const setup: Setup = { ...DEFAULT_SETUP, compare: true, b: { margin: 1 } }
    expect(readLink(writeLink(setup)).setup).toEqual(setup)
  })

  it('reads the keys of the design', () => {
    const { setup, autostart, ignored } = readLink(
      '#encoder=test_model&compare=1&b.encoder=net_definition&size=64&eps=0&opt=rmsprop&lr=0.001&batch=16&seed=4&steps=300&autostart=1',
    )
    expect(ignored).toEqual([])
    expect(autostart).toBe(true)
    expect(setup.compare).toBe(true)
    expect(setup.b).toEqual({ encoder: 'net_definition' })
    expect(setup.a).toEqual({
      ...DEFAULT_CONFIG,
      encoder: 'test_model',
      size: 64,
      epsilon: 0,
      optimizer: 'rmsprop',
      batch: 16,
      seed: 4,
    })
  })

  it.each([
    ['foo=1', '“foo” is not a key of this page.'],
    ['size=9999', '“size=9999”: Input side goes from 28 to 224; 224 is used.'],
    ['size=30.4', '“size=30.4”: Input side is a whole number; 30 is used.'],
    ['lr=abc', '“lr=abc”: Learning rate needs a number; left at 0.001.'],
    ['lr=', '“lr=”: Learning rate needs a number; left at 0.001.'],
    ['eps=1', '“eps=1”: ε in the root goes from 1e-12 to 0.1, or 0 for none; 0.1 is used.'],
    [
      'loss=nonsense',
      `“loss=nonsense”: Loss is one of ${Object.keys(LOSSES).join(', ')}; left at contrastive.`,
    ],
    ['b.head=x', `“b.head=x”: Head is one of ${Object.keys(HEADS).join(', ')}; left at raw.`],
    ['compare=yes', '“compare=yes”: compare is 0 or 1.'],
    ['case=none', '“case=none” is not a case of this page.'],
    ['seed=1&seed=2', '“seed” stands twice; the last value counts.'],
    ['v=9', 'The link is of version “9”; it was read as version 1.'],
    [
      'layers=dense(0,relu)',
      '“layers=dense(0,relu)”: dense: units 0 is outside 1 to 65536; 1 is used.',
    ],
  ])('says what it ignored of %s', (hash, sentence) => {
    expect(readLink(hash).ignored).toEqual([sentence])
  })

  it('never throws, whatever the hash', () => {
    fc.assert(fc.property(fc.string(), (hash) => void readLink(hash)))
  })
})

describe('the config table', () => {
  it('has one row for each field of a RunConfig, and each link key once', () => {
    const ids = FIELDS.map(({ id }) => id).sort()
    expect(ids).toEqual(
      Object.keys(DEFAULT_CONFIG)
        .filter((key) => key !== 'version')
        .sort(),
    )
    expect(new Set(FIELDS.map(({ link }) => link)).size).toBe(FIELDS.length)
  })
})
