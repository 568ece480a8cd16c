import { expect, it } from 'vitest'
import { mnistDigits } from './mnistDigits'
import { splitOf } from './split'

const set = mnistDigits()
const base = { heldOutPercent: 20, fold: 1, pairs: 'balanced' } as const
const digitsOf = (images: Int32Array) => new Set(Array.from(images, (i) => set.identityOf[i]))

it('holds out its makers’ test images by image, whatever the share', () => {
  for (const heldOutPercent of [5, 80]) {
    const { train, heldOut } = splitOf(set, { ...base, split: 'image', heldOutPercent })
    expect([train.length, heldOut.length]).toEqual([20_000, 4_000])
    expect(set.paths[heldOut[0]!]).toBe('0/test_0001')
    expect(heldOut.every((image) => set.paths[image]!.includes('test'))).toBe(true)
  }
})

it('holds out whole digits by identity, training and test images of them', () => {
  const { train, heldOut, sharedIdentities } = splitOf(set, { ...base, split: 'identity' })
  expect([digitsOf(train).size, digitsOf(heldOut).size, sharedIdentities]).toEqual([8, 2, 0])
  expect(heldOut.length).toBe(2 * 2_400)
})
