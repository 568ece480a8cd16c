import { describe, expect, test } from 'vitest'
import { conv, dense, flatten, pool } from './choices/encoders/encoder'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import { encoderOfShapes } from './encoderOfShapes'
import { layersOf } from './encoders'
import type { FileShapes } from './fileWeights'
import type { FoundNetwork } from './foundNetwork'
import { writeLink } from './link'
import { setupProblems } from './problems'
import { setupFromNetwork } from './setupFromNetwork'
import { bothSides } from './layers'
import { summarise } from './shapes'
import type { Verifier } from './verifier'

const ID = '0123456789ab'
const network = (patch: Partial<FoundNetwork>): FoundNetwork => ({
  id: ID,
  name: 'a',
  verifier: null,
  outline: null,
  shapes: { layout: 'keras', layers: [] },
  values: new Blob([]),
  notes: [],
  ...patch,
})

/** The weights of layers, as PyTorch names and turns them. */
function statesOf(layers: RunConfig['layers'], size: number): FileShapes {
  const summary = summarise(layers, [size, size, 1])
  return {
    layout: 'pytorch',
    layers: summary.layers.flatMap(({ spec, name }, i) => {
      const given = (summary.layers[i - 1]?.output ?? [size, size, 1]).at(-1) ?? 0
      const weight = (shape: readonly number[]) => [
        { name: `${name}.weight`, shape },
        { name: `${name}.bias`, shape: [shape[0] ?? 0] },
      ]
      if (spec.kind === 'conv2d')
        return [{ name, weights: weight([spec.filters, given, ...bothSides(spec.kernel)]) }]
      return spec.kind === 'dense' ? [{ name, weights: weight([spec.units, given]) }] : []
    }),
  }
}

const VERIFIER: Verifier = {
  version: 1,
  input: { size: 40, channels: 3, scale: 1 / 255, offset: 0 },
  layers: [flatten, dense(5, 'linear')],
  distance: { id: 'cosine', epsilon: 1e-7, epsilonForm: 'max' },
  head: 'raw',
  larger: 'different',
  threshold: { value: 0.5, chosen: 'so' },
  scores: [],
  judgedOn: '',
  data: [],
  licences: [],
  step: 7,
  link: '',
}

describe('a verifier', () => {
  test('sets up its encoder, input, pixels, distance and head', () => {
    const { patch } = setupFromNetwork(network({ verifier: VERIFIER }), DEFAULT_CONFIG)
    expect(patch).toMatchObject({
      ...{ encoder: 'custom', layers: VERIFIER.layers, size: 40, channels: 3 },
      ...{ distance: 'cosine', head: 'raw', normalization: 'scaled', weights: ID },
    })
  })

  test.each([
    [1, 0, 'none'],
    [1 / 255, 0, 'scaled'],
    [0.012, -0.4, 'standardized'],
  ])('of bytes times %d plus %d has pixels “%s”', (scale, offset, normalization) => {
    const input = { ...VERIFIER.input, scale, offset }
    const { patch } = setupFromNetwork(
      network({ verifier: { ...VERIFIER, input } }),
      DEFAULT_CONFIG,
    )
    expect(patch.normalization).toBe(normalization)
  })

  test('goes by the loss and labels of its run, and by the name of a known encoder', () => {
    const a: RunConfig = {
      ...DEFAULT_CONFIG,
      ...{ encoder: 'test_model', head: 'dense_sigmoid', loss: 'bce', labels: 'different' },
    }
    const link = `https://example.org/${writeLink({ caseId: null, a, b: {}, compare: false })}`
    const verifier: Verifier = {
      ...VERIFIER,
      ...{ link, layers: layersOf(a), head: 'dense_sigmoid' },
      distance: { id: 'euclidean', epsilon: 1e-7, epsilonForm: 'max' },
    }
    expect(setupFromNetwork(network({ verifier }), DEFAULT_CONFIG).patch).toMatchObject({
      ...{ encoder: 'test_model', loss: 'bce', labels: 'different', head: 'dense_sigmoid' },
    })
  })
})

test('layers that a file names are set, and what it does not say stays', () => {
  const outline = { layers: VERIFIER.layers, input: { size: 30, channels: 1 } } as const
  const { patch, notes } = setupFromNetwork(network({ outline }), DEFAULT_CONFIG)
  expect(patch).toMatchObject({ encoder: 'custom', layers: outline.layers, size: 30, channels: 1 })
  expect('distance' in patch).toBe(false)
  expect(notes.join(' ')).toContain('stay as they are set')
})

describe('weights alone', () => {
  const config: RunConfig = { ...DEFAULT_CONFIG, size: 28 }

  test('that fit the encoder that is set change nothing else', () => {
    const shapes = statesOf(layersOf(DEFAULT_CONFIG), 28)
    const { patch } = setupFromNetwork(network({ shapes }), DEFAULT_CONFIG)
    expect(patch).toEqual({ weights: ID })
  })

  test('of which one encoder alone can be are set up as that, and can start', () => {
    const layers = [
      conv(4, 3, 1, 'valid'),
      pool(2),
      conv(6, 3, 1, 'valid'),
      flatten,
      dense(9, 'linear'),
    ]
    const shapes = statesOf(layers, 28)
    expect(encoderOfShapes(shapes, config)).toEqual(layers)
    const { patch, notes } = setupFromNetwork(network({ shapes }), config)
    expect(notes.join(' ')).toContain('taken for ReLU')
    expect(setupProblems({ ...config, ...patch }, null, shapes)).toEqual([])
  })

  test('that several encoders can be of, or none, are left to the person, and it is said why', () => {
    // Side 1 kernels are padded alike.
    const several = statesOf([conv(4, 1, 1, 'same'), flatten, dense(9, 'linear')], 28)
    expect(encoderOfShapes(several, config)).toBeNull()
    const none = statesOf([conv(4, 3, 1, 'same'), flatten, dense(9, 'linear')], 40)
    const { patch, notes } = setupFromNetwork(network({ shapes: none }), config)
    expect(patch).toEqual({ weights: ID })
    expect(notes.join(' ')).toContain('Set the encoder that they are of')
    const [problem] = setupProblems({ ...config, ...patch }, null, none)
    expect(problem).toMatchObject({ field: 'weights', title: 'The weights do not fit' })
  })
})

describe('what keeps a run from starting', () => {
  test('weights that are not in this browser, with what to do', () => {
    const [problem] = setupProblems({ ...DEFAULT_CONFIG, weights: ID }, null)
    expect(problem).toMatchObject({ field: 'weights', mend: { patch: { weights: '' } } })
    expect(problem?.message).toContain('Open their file under “Weights…”')
  })

  test('nothing left to train, unless a head learns', () => {
    const frozen: RunConfig = { ...DEFAULT_CONFIG, frozen: 100 }
    const [problem] = setupProblems(frozen, null)
    expect(problem).toMatchObject({ field: 'frozen', title: 'Nothing is left to train' })
    expect(setupProblems({ ...frozen, ...problem?.mend?.patch }, null)).toEqual([])
    expect(setupProblems({ ...frozen, head: 'dense_sigmoid', loss: 'bce' }, null)).toEqual([])
  })
})
