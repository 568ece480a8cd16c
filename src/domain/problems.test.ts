import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from './config'
import { setupProblems } from './problems'

describe('problems of a setup', () => {
  it('finds none in the default', () => {
    expect(setupProblems(DEFAULT_CONFIG)).toEqual([])
  })

  it.each([
    ['test_model', 36],
    ['net_definition', 63],
  ] as const)('names the smallest input %s fits, and mends with it', (encoder, smallest) => {
    const config = { ...DEFAULT_CONFIG, encoder, size: 28 }
    const [problem] = setupProblems(config)
    expect(problem?.field).toBe('size')
    expect(problem?.message).toContain(`${smallest} px`)
    expect(setupProblems({ ...config, ...problem?.mend?.patch })).toEqual([])
  })

  it('points at the encoder where no input would fit', () => {
    const layers = [{ kind: 'dense', units: 3, activation: 'linear' }] as const
    const [problem] = setupProblems({ ...DEFAULT_CONFIG, encoder: 'custom', layers })
    expect(problem?.field).toBe('encoder')
    expect(problem?.message).toContain('Flatten')
    expect(problem?.mend).toBeUndefined()
  })

  it('asks for a layer with weights', () => {
    const config = { ...DEFAULT_CONFIG, encoder: 'custom', layers: [{ kind: 'flatten' }] } as const
    expect(setupProblems(config)[0]?.message).toContain('no weights to train')
  })
})
