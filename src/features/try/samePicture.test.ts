import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import type { HeldOutImages } from '../../domain/reports'
import type { RunImage } from '../../state/tryoutPictures'
import { isSamePicture, samePictureText } from './samePicture'

const given = (...pixels: number[]): RunImage => ({
  kind: 'given',
  pixels: Uint8Array.from(pixels),
})
const heldOut = (place: number): RunImage => ({ kind: 'held_out', place })
const IMAGES = {
  ...{ side: 1, channels: 3 as const, pixels: Uint8Array.of(1, 2, 3, 9, 9, 9, 1, 2, 3) },
  ...{ classes: Int32Array.of(0, 0, 1), names: ['Ann', 'Bob'], paths: [] },
} satisfies HeldOutImages
const isSame = (
  one: RunImage,
  two: RunImage,
  channels: 1 | 3 = 3,
  images: HeldOutImages | null = IMAGES,
) => isSamePicture([one, two], { side: 1, channels: 3 }, images, channels)

describe('the very same picture', () => {
  it('is told by its pixels, however it came', () => {
    expect(isSame(given(1, 2, 3), given(1, 2, 3))).toBe(true)
    expect(isSame(given(1, 2, 3), given(1, 2, 4))).toBe(false)
    expect(isSame(heldOut(1), heldOut(1), 3, null)).toBe(true)
    expect(isSame(heldOut(0), heldOut(2))).toBe(true)
    expect(isSame(heldOut(0), heldOut(1))).toBe(false)
    expect(isSame(given(1, 2, 3), heldOut(0))).toBe(true)
    expect(isSame(given(1, 2, 3), heldOut(0), 3, null)).toBe(false)
  })

  it('is what the network gets: colours that become one grey are the same to it', () => {
    const [grey, tinted] = [given(100, 100, 100), given(101, 100, 98)]
    expect(isSame(grey, tinted, 3)).toBe(false)
    expect(isSame(grey, tinted, 1)).toBe(true)
  })
})

describe('what is said of a picture with itself', () => {
  const told = (patch: Partial<RunConfig>, output: number, distance = 0) =>
    samePictureText({ ...DEFAULT_CONFIG, ...patch }, { distance, output }, 'photo')

  it('is that its distance is the least there is, and nothing of the network', () => {
    expect(told({}, 3.16e-4, 3.16e-4)).toMatch(
      /√ε = 3\.2e−4, the least there is, whatever the weights\. That says nothing/,
    )
    expect(told({ distance: 'manhattan' }, 0)).toMatch(/their distance is 0, whatever the weights/)
    expect(told({ distance: 'cosine' }, 6e-8, 6e-8)).toMatch(/is 0, but for rounding \(6\.0e−8\)/)
    expect(told({ epsilonForm: 'safe' }, 0)).toMatch(/their distance is 0,/)
  })

  it('is also what the head makes of that', () => {
    expect(told({ head: 'dense_sigmoid' }, 0.62)).toMatch(
      /The head makes 0\.620 of that distance\./,
    )
    expect(told({ head: 'absdiff_sigmoid' }, 0.5)).toMatch(
      /0\.500 of no difference at all, σ of its bias/,
    )
  })
})
