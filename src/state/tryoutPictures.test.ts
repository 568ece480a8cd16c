import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../domain/config'
import { DRAWN_FACES } from '../domain/drawnFaces'
import { wantedBy } from './tryoutPictures'

const digits: RunConfig = DEFAULT_CONFIG
const faces: RunConfig = { ...DEFAULT_CONFIG, data: 'faces' }

describe('what a run asks of pictures', () => {
  it('is of digits the same for every seed and split, of drawn faces not', () => {
    const ofDigits = wantedBy(digits, null)
    expect(wantedBy({ ...digits, seed: 2, heldOutPercent: 30 }, null)).toEqual(ofDigits)
    const [first, seed, split] = [faces, { ...faces, seed: 2 }, { ...faces, heldOutPercent: 30 }]
    const keys = [first, seed, split].map((config) => wantedBy(config, DRAWN_FACES)?.heldOut)
    expect(new Set(keys).size).toBe(3)
  })

  it('is nothing that is known where the set is not here', () => {
    expect(wantedBy({ ...DEFAULT_CONFIG, data: 'own', set: '000000000000' }, null)).toBeNull()
  })

  it('is to be made as its own images were', () => {
    expect(wantedBy(digits, null)).toMatchObject({
      digits: true,
      options: { side: 28, channels: 1 },
    })
    expect(wantedBy(faces, DRAWN_FACES)).toMatchObject({
      digits: false,
      options: { side: 64, channels: 3, crop: DRAWN_FACES.crop },
    })
  })
})
