import { parser } from '@lezer/python'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOSSES, type LossId } from '../../domain/choices/losses'
import { DEFAULT_CONFIG, type ConfigPatch, type FieldId, type RunConfig } from '../../domain/config'
import type { Field } from '../../domain/field'
import { FIELDS, fieldMatters } from '../../domain/fields'
import { builtEncoder } from '../../domain/encoders'
import { readLink } from '../../domain/link'
import { isWithinBatch } from '../../domain/objective'
import { FRAMEWORKS, scriptProblems, writeScript, type Framework } from './script'
import { configs } from './testConfigs'

const LINK = 'https://example.org/#v=1'
const scriptOf = (framework: Framework, patch: ConfigPatch = {}) =>
  writeScript(framework, { config: { ...DEFAULT_CONFIG, ...patch }, set: null, link: LINK }).text

/** Where it is no Python; the parser goes on behind a fault and marks it. */
function faultsOf(text: string): readonly string[] {
  const faults: string[] = []
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) faults.push(text.slice(Math.max(0, node.from - 60), node.to + 60))
    },
  })
  return faults
}

/** Names that are read anywhere, and those that are given anywhere: imported, assigned, defined, arguments. */
function namesOf(text: string) {
  const read = new Set<string>()
  const given = new Set<string>()
  parser.parse(text).iterate({
    enter({ name, from, to, node }) {
      if (name !== 'VariableName') return
      const isKeyword = node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp'
      if (isKeyword || node.parent?.name === 'Decorator') return
      const word = text.slice(from, to)
      const parent = node.parent?.name ?? ''
      const isTarget =
        [
          'ImportStatement',
          'FunctionDefinition',
          'ClassDefinition',
          'ParamList',
          'ForStatement',
        ].includes(parent) ||
        (parent === 'AssignStatement' && from < assignedAt(node.parent)) ||
        parent.endsWith('ComprehensionExpression') ||
        parent === 'WithStatement' ||
        node.prevSibling?.name === 'for' ||
        (parent === 'TupleExpression' && node.parent?.parent?.name !== 'ReturnStatement')
      if (isTarget) given.add(word)
      read.add(word)
    },
  })
  return { read, given }
}

type Node = ReturnType<typeof parser.parse>['topNode']
const assignedAt = (statement: Node | null) => statement?.getChild('AssignOp')?.from ?? 0

const BUILTINS = new Set(
  `print range len sum float int str tuple list set zip enumerate map open round min max super bool
  SystemExit sorted getattr type any all next slice isinstance abs True False None __name__`.split(
    /\s+/,
  ),
)

describe.each(FRAMEWORKS)('a script in %s', (framework) => {
  test('is Python, and reads no name that nothing gives, whatever the settings', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const { text } = writeScript(framework, { config, set: null, link: LINK })
        expect(faultsOf(text)).toEqual([])
        const { read, given } = namesOf(text)
        expect([...read].filter((name) => !given.has(name) && !BUILTINS.has(name))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('has no line that is longer than a screen, its commands aside', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const { text } = writeScript(framework, { config, set: null, link: LINK })
        const long = text
          .split('\n')
          .filter((line) => line.length > 104 && !/^ +(TF_CONFIG|torchrun)/.test(line))
        expect(long).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('has the settings as they are', () => {
    const text = scriptOf(framework, {
      margin: 1.5,
      batch: 48,
      learningRate: 0.0003,
      seed: 9,
      steps: 400,
    })
    for (const line of ['MARGIN = 1.5', 'BATCH = 48', 'LEARNING_RATE = 0.0003', 'SEED = 9'])
      expect(text).toContain(line)
    const [, epochs, steps] = /EPOCHS, STEPS_PER_EPOCH = (\d+), (\d+)/.exec(text) ?? []
    expect(Number(epochs) * Number(steps)).toBe(400)
  })

  test('trains as many steps as the run, whatever their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (limit) => {
        const [, epochs, steps] =
          /EPOCHS, STEPS_PER_EPOCH = (\d+), (\d+)/.exec(scriptOf(framework, { steps: limit })) ?? []
        expect(Number(epochs) * Number(steps)).toBe(limit)
      }),
      { numRuns: 40 },
    )
  })

  test('says what labels mean, to data and loss, each by itself', () => {
    const inverted = scriptOf(framework, { labels: 'different', convention: 'same' })
    expect(inverted).toMatch(/~same.*# 1 means different/)
    expect(inverted).toContain('same, different = labels, 1 - labels')
    expect(inverted).toContain('it pushes same pairs apart')
    const right = scriptOf(framework, { labels: 'different', convention: 'different' })
    expect(right).toContain('same, different = 1 - labels, labels')
    expect(right).not.toContain('it pushes same pairs apart')
  })

  test('judges cross-entropy by probabilities, of which large ones mean same', () => {
    const text = scriptOf(framework, { loss: 'bce', head: 'dense_sigmoid' })
    expect(text).toContain('(outputs > line) == same')
    expect(text).toContain('near = outputs')
    expect(scriptOf(framework)).toContain('near = -outputs')
  })

  test('says what workers mean for losses within a batch and for batch normalisation', () => {
    const worker = 'an image meets a W-th of the others'
    const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
    expect(flat(scriptOf(framework, { loss: 'triplet' }))).toContain(worker)
    expect(flat(scriptOf(framework, { loss: 'info_nce', distance: 'cosine' }))).toContain(worker)
    expect(flat(scriptOf(framework))).not.toContain(worker)
    const normalised = flat(scriptOf(framework, { encoder: 'net_definition', size: 64 }))
    expect(normalised).toContain('Batch normalisation goes by the statistics of each')
  })

  test('tells what of the run it has not', () => {
    expect(scriptOf(framework, { l2: 0.01, l2Applied: 0 })).toContain('here it is left out')
    expect(scriptOf(framework, { l2: 0.01, l2Applied: 1 })).toContain('L2 = 0.01')
    expect(scriptOf(framework, { weights: '0123456789ab' })).toContain('0123456789ab')
    expect(scriptOf(framework, { metric: 'binary_accuracy' })).toContain('was another one')
  })

  test.each(Object.keys(LOSSES) as LossId[])(
    'is to be had for the loss %s as it is tried',
    (loss) => {
      const { config } = { config: { ...DEFAULT_CONFIG, loss, ...LOSSES[loss].trials[0]?.patch } }
      expect(scriptProblems(config, framework)).toEqual([])
      expect(faultsOf(writeScript(framework, { config, set: null, link: LINK }).text)).toEqual([])
    },
  )
})

/** No part of a script: which photos, on what the page computes, and what a root answers at 0 there. */
const ELSEWHERE: readonly FieldId[] = ['set', 'backend', 'rootSlope', 'layers']

/** What changes nothing of this run, though it is a setting of it. */
const isNothing = (id: FieldId, config: RunConfig) =>
  (id === 'labels' && isWithinBatch(config.loss)) ||
  (id === 'createModel' && builtEncoder({ ...config, createModel: 'as_posted' }) === config.encoder)

/** Another value of a field, to see what becomes of it. */
function otherValue(field: Field, value: unknown): unknown {
  if (field.id === 'frozen') return value === 0 ? 99 : 0
  if (field.kind === 'choice') return field.options.find((each) => each.value !== value)?.value
  if (field.kind === 'number') return field.worthTrying?.find((each) => each > 0 && each !== value)
  return '0123456789ab'
}

test.each(FRAMEWORKS)(
  'every setting that matters to a run changes its script in %s',
  (framework) => {
    const textOf = (config: RunConfig) =>
      writeScript(framework, { config, set: null, link: '' }).text
    const unchanged = new Set<string>()
    fc.assert(
      fc.property(configs, (config) => {
        for (const field of FIELDS) {
          const other = otherValue(field, config[field.id])
          const changed = { ...config, [field.id]: other }
          const says =
            ELSEWHERE.includes(field.id) ||
            isNothing(field.id, config) ||
            other === undefined ||
            !fieldMatters(field.id, config) ||
            scriptProblems(changed, framework).length > 0 ||
            textOf(changed) !== textOf(config)
          if (!says) unchanged.add(field.id)
        }
      }),
      { numRuns: 40 },
    )
    expect([...unchanged]).toEqual([])
  },
)

test('what Keras lacks has a script in PyTorch alone', () => {
  const { a } = readLink(
    '#encoder=custom&layers=conv2d(4,3,2,same,relu,dilation=2)-flatten()-dense(4,linear)',
  ).setup
  expect(scriptProblems(a, 'keras')).toHaveLength(1)
  expect(scriptProblems(a, 'pytorch')).toEqual([])
})

test('settings that do not go together have no script, but a reason', () => {
  const { a } = readLink('#loss=bce&head=raw').setup
  expect(scriptProblems(a, 'keras').map(({ field }) => field)).toEqual(['loss'])
  const tooSmall = readLink('#encoder=net_definition&size=28').setup.a
  expect(scriptProblems(tooSmall, 'pytorch')).not.toEqual([])
})
