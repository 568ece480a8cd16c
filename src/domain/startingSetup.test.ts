import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import { setupProblems } from './problems'
import { SET_KINDS } from './setKind'
import { isUntouched, startingSetup, withoutStart } from './startingSetup'
import { namedSet } from './testPhotos'

const SET = { ...namedSet(Array<number>(12).fill(6)), side: 64, channels: 3 } as const
const started = (kind: (typeof SET_KINDS)[number], side: number = SET.side): RunConfig => {
  const { images, network } = startingSetup({ ...SET, kind, side })
  return { ...DEFAULT_CONFIG, data: 'own', set: SET.id, ...images, ...network }
}

describe('the network that a set starts with', () => {
  it.each(SET_KINDS)('can be trained, at any side that is stored: %s', (kind) => {
    for (const side of [2, 28, 64, 224]) {
      const config = started(kind, side)
      expect(setupProblems(config, { ...SET, kind, side })).toEqual([])
      expect(config.size).toBeLessThanOrEqual(Math.max(28, side))
    }
  })

  it('mirrors what looks alike either way, and nothing else', () => {
    const flips = Object.fromEntries(SET_KINDS.map((kind) => [kind, started(kind).flip]))
    expect(flips).toEqual({ people: 1, characters: 0, digits: 0, signatures: 0, things: 1 })
  })

  it('is augmented where there are few photos, and not where there are many', () => {
    const of = (people: number) =>
      startingSetup({ ...namedSet(Array<number>(people).fill(12)), side: 64 })
    expect(of(12).network).toMatchObject({ rotate: 10 })
    expect(of(12).reasons.join(' ')).toContain('Augmented, since 144 photos')
    expect(of(80).network).toMatchObject({ encoder: 'custom', rotate: 0, flip: 0 })
    expect(of(80).reasons.join(' ')).toContain('Not augmented: 960 photos')
    const { images, network } = of(80)
    expect(isUntouched({ ...DEFAULT_CONFIG, ...images, ...network })).toBe(true)
  })

  it('says why, in the words of the set', () => {
    const said = (kind: (typeof SET_KINDS)[number]) =>
      startingSetup({ ...SET, kind }).reasons.join(' ')
    expect(said('people')).toContain('72 photos are soon known by heart')
    expect(said('characters')).toMatch(/72 images .* not mirrored, which would make other signs/)
    expect(said('people')).toContain('Input of 32 px, RGB: larger takes longer')
  })
})

describe('a network that nobody has chosen', () => {
  it('is the default, or what any kind of set starts with', () => {
    for (const config of [DEFAULT_CONFIG, ...SET_KINDS.map((kind) => started(kind))])
      expect(isUntouched(config)).toBe(true)
  })

  it('is none where any part of it was set', () => {
    for (const patch of [
      { flip: 0 },
      { rotate: 11 },
      { loss: 'triplet' },
      { encoder: 'test_model' },
      { normalization: 'standardized' },
    ] as const)
      expect(isUntouched({ ...started('people'), ...patch })).toBe(false)
  })

  it('goes back to the default for images of another kind', () => {
    const back = { ...started('people'), ...withoutStart(started('people')) }
    expect(back).toMatchObject({ encoder: 'encoder', layers: DEFAULT_CONFIG.layers, flip: 0 })
    expect(withoutStart({ ...started('people'), flip: 0 })).toEqual({})
    expect(withoutStart(DEFAULT_CONFIG)).toEqual({})
  })
})
