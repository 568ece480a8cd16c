import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type ConfigPatch, type FieldId } from './config'
import { LARGEST_TRIPLET_BATCH } from './choices/losses/triplet'
import { encoderProblems, setupProblems } from './problems'

describe('problems of a setup', () => {
  it('finds none in the default', () => {
    expect(setupProblems(DEFAULT_CONFIG, null)).toEqual([])
  })

  it.each([
    ['test_model', 36],
    ['net_definition', 63],
  ] as const)('names the smallest input %s fits, and mends with it', (encoder, smallest) => {
    const config = { ...DEFAULT_CONFIG, encoder, size: 28 }
    const [problem] = setupProblems(config, null)
    expect(problem?.field).toBe('size')
    expect(problem?.message).toContain(`${smallest} px`)
    expect(setupProblems({ ...config, ...problem?.mend?.patch }, null)).toEqual([])
  })

  it('points at the encoder where no input would fit', () => {
    const layers = [{ kind: 'dense', units: 3, activation: 'linear' }] as const
    const [problem] = setupProblems({ ...DEFAULT_CONFIG, encoder: 'custom', layers }, null)
    expect(problem?.field).toBe('encoder')
    expect(problem?.message).toContain('Flatten')
    expect(problem?.mend).toBeUndefined()
  })

  it('asks for a layer with weights', () => {
    const config = { ...DEFAULT_CONFIG, encoder: 'custom', layers: [{ kind: 'flatten' }] } as const
    expect(setupProblems(config, null)[0]?.message).toContain('no weights to train')
  })
})

const problemsOf = (patch: ConfigPatch) => setupProblems({ ...DEFAULT_CONFIG, ...patch }, null)
const COSINE = { loss: 'cosine_embedding', distance: 'cosine', margin: 0 } as const

describe('settings that do not go together', () => {
  it.each<[FieldId, ConfigPatch, ConfigPatch]>([
    ['loss', { loss: 'bce' }, { head: 'dense_sigmoid', headStart: 'one' }],
    ['loss', { loss: 'cosine_embedding' }, { distance: 'cosine', head: 'raw', margin: 0 }],
    ['loss', { ...COSINE, distance: 'euclidean' }, { distance: 'cosine', head: 'raw', margin: 0 }],
    ['loss', { ...COSINE, head: 'sigmoid' }, { distance: 'cosine', head: 'raw', margin: 0 }],
    ['loss', { ...COSINE, margin: 1 }, { distance: 'cosine', head: 'raw', margin: 0 }],
    ['loss', { loss: 'triplet', head: 'dense_sigmoid' }, { head: 'raw' }],
    ['loss', { loss: 'info_nce', head: 'sigmoid' }, { head: 'raw' }],
    ['batch', { loss: 'triplet', mining: 'all', batch: 65 }, { batch: 64 }],
    ['batch', { loss: 'triplet', mining: 'semi_hard', batch: 256 }, { batch: 64 }],
    ['margin', { margin: 0 }, { margin: 1 }],
    ['margin', { loss: 'broadcast', margin: 0 }, { margin: 1 }],
    ['margin', { loss: 'double_margin', margin: 0 }, { margin: 1 }],
    ['margin', { loss: 'triplet', margin: 0 }, { margin: 1 }],
    ['marginSame', { loss: 'double_margin', marginSame: 1 }, { marginSame: 0.25 }],
    ['marginSame', { loss: 'double_margin', margin: 0.2 }, { marginSame: 0.05 }],
  ])('are told at %s for %j, with what mends them', (field, patch, mend) => {
    const problems = problemsOf(patch)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.field).toBe(field)
    expect(problems[0]?.mend?.patch).toEqual(mend)
    expect(problemsOf({ ...patch, ...mend })).toEqual([])
  })

  it.each<ConfigPatch>([
    { loss: 'bce', head: 'dense_sigmoid', margin: 0 },
    { loss: 'bce', head: 'sigmoid' },
    COSINE,
    { ...COSINE, margin: 0.99 },
    { loss: 'triplet', distance: 'cosine', mining: 'semi_hard', batch: LARGEST_TRIPLET_BATCH },
    { loss: 'triplet', mining: 'hard', batch: 256 },
    { loss: 'info_nce', batch: 256, margin: 0 },
    { loss: 'double_margin' },
    { loss: 'contrastive', marginSame: 5, mining: 'all', batch: 256 },
    { loss: 'broadcast', head: 'sigmoid' },
  ])('are not seen in %j', (patch) => {
    expect(problemsOf(patch)).toEqual([])
  })

  it('are all told at once, beside what the encoder lacks', () => {
    const patch: ConfigPatch = {
      encoder: 'test_model',
      size: 28,
      loss: 'triplet',
      head: 'sigmoid',
      margin: 0,
      batch: 128,
    }
    const problems = problemsOf(patch)
    expect(problems.map(({ field }) => field)).toEqual(['size', 'loss', 'margin', 'batch'])
    const mended = problems.reduce((all, { mend }) => ({ ...all, ...mend?.patch }), patch)
    expect(problemsOf(mended)).toEqual([])
  })

  it('do not keep an encoder from being built', () => {
    expect(encoderProblems({ ...DEFAULT_CONFIG, loss: 'bce' })).toEqual([])
    expect(encoderProblems({ ...DEFAULT_CONFIG, encoder: 'test_model' })).toHaveLength(1)
  })

  it('say how many triplets are too many', () => {
    const [problem] = problemsOf({ loss: 'triplet', mining: 'all', batch: 256 })
    expect(problem?.message).toContain('134 million')
  })
})
