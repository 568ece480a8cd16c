/** Shapes and counts against Keras's model.summary(): e2e/keras/make_fixtures.py. */
import { describe, expect, test } from 'vitest'
import reference from '../../e2e/keras/encoders.json'
import { DEFAULT_CONFIG } from './config'
import { layersOf as layersOfRun } from './encoders'
import { setupProblems } from './problems'
import { smallestInput, summarise, windowOutput } from './shapes'

type EncoderName = keyof typeof reference
const layersOf = (encoder: EncoderName) => layersOfRun({ ...DEFAULT_CONFIG, encoder })
const SUMMARIES = (Object.keys(reference) as EncoderName[]).flatMap((name) =>
  reference[name].summaries.map((summary) => ({ name, ...summary })),
)

describe('summarise', () => {
  test.each(SUMMARIES)('equals Keras for $name at $size px × $channels', (expected) => {
    const { size, channels } = expected
    const summary = summarise(layersOf(expected.name), [size, size, channels])
    const rows = summary.layers.map(({ spec, output, parameters }) => ({
      kind: spec.kind,
      output,
      parameters,
    }))
    expect(rows).toEqual(expected.layers)
    expect(summary.parameters).toBe(expected.parameters)
    expect(summary.trainable).toBe(expected.trainable)
    expect(summary.parameters - summary.trainable).toBe(expected.nonTrainable)
    expect(summary.fits).toBe(true)
    expect(summary.embedding).toBe(expected.layers.at(-1)?.output[0])
  })

  test('numbers layers of one kind as Keras does', () => {
    const { layers } = summarise(layersOf('net_definition'), [64, 64, 1])
    const convolutions = layers.filter(({ spec }) => spec.kind === 'conv2d')
    expect(convolutions.map(({ name }) => name)).toEqual(['conv2d', 'conv2d_1', 'conv2d_2'])
  })

  test('marks only the first layer that does not fit, and gives no shape from there on', () => {
    const { layers, fits, embedding } = summarise(layersOf('test_model'), [28, 28, 1])
    const broken = layers.findIndex(({ problem }) => problem !== null)
    expect(layers[broken]).toMatchObject({
      name: 'max_pooling2d_1',
      problem: 'its 2 × 2 window is larger than the 1 × 1 input',
    })
    expect(layers.slice(broken).map(({ output }) => output)).not.toContainEqual(expect.anything())
    expect(layers.filter(({ problem }) => problem !== null)).toHaveLength(1)
    expect([fits, embedding]).toEqual([false, null])
  })

  test('asks for Flatten before Dense, and for a vector at the end', () => {
    const dense = { kind: 'dense', units: 2, activation: 'linear' } as const
    const pool = { kind: 'max_pooling2d', pool: 2, strides: 2 } as const
    const problemOf = (...layers: Parameters<typeof summarise>[0]) =>
      summarise(layers, [8, 8, 1]).layers.map(({ problem }) => problem)
    expect(problemOf(dense)).toEqual(['needs a vector: put Flatten or a global pooling before it'])
    expect(problemOf(pool)[0]).toMatch(/^ends in an image: add Flatten or a global pooling/)
    expect(problemOf({ kind: 'flatten' }, pool)[1]).toMatch(/^needs an image/)
    expect(summarise([], [8, 8, 1]).fits).toBe(false)
  })
})

describe('smallestInput', () => {
  test.each(Object.entries(reference))('finds what Keras takes at least: %s', (name, expected) => {
    expect(smallestInput(layersOf(name as EncoderName), 1)).toBe(expected.smallest)
  })

  test.each([
    ['test_model', 36, 'max_pooling2d_1 does not fit: its 2 × 2 window is larger than the 1 × 1'],
    [
      'net_definition',
      63,
      'max_pooling2d_1 does not fit: its 3 × 3 window is larger than the 2 × 2',
    ],
  ] as const)('is offered where %s does not fit', (encoder, smallest, message) => {
    const [problem, ...others] = setupProblems({ ...DEFAULT_CONFIG, encoder, size: 28 }, null)
    expect(others).toEqual([])
    expect(problem?.message).toContain(message)
    expect(problem?.message).toContain(`The smallest input that fits is ${smallest} px.`)
    expect(problem?.mend).toEqual({ label: `Set ${smallest} px`, patch: { size: smallest } })
    expect(setupProblems({ ...DEFAULT_CONFIG, encoder, size: smallest }, null)).toEqual([])
  })

  test('is null where no size helps', () => {
    expect(smallestInput([{ kind: 'dense', units: 2, activation: 'linear' }], 1)).toBeNull()
  })
})

test('a window’s output length, as TensorFlow defines both paddings', () => {
  expect(windowOutput(7, 3, 2, 'valid')).toBe(3)
  expect(windowOutput(8, 3, 2, 'valid')).toBe(3)
  expect(windowOutput(7, 3, 2, 'same')).toBe(4)
  expect(windowOutput(2, 3, 1, 'valid')).toBe(0)
})
