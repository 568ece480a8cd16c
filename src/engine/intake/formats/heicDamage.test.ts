import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { heicDamage } from './heicDamage'

const HOME = join(import.meta.dirname, '../../../../e2e/support/photos/heic')
const read = (name: string) => new Uint8Array(readFileSync(join(HOME, name)))
const names = readdirSync(HOME).filter((name) => name.endsWith('.heic'))
const pixelsIn = (bytes: Uint8Array) => Buffer.from(bytes).indexOf('mdat') + 4

describe('the coded pixels of a HEIC', () => {
  it.each(names)('are sound in %s', (name) => {
    expect(heicDamage(read(name))).toBeNull()
  })

  it.each([0, 0.2, 0.4, 0.6, 0.8])('are not with a gap of zeros from %d on', (share) => {
    const bytes = read('card.heic')
    const from = pixelsIn(bytes)
    const gap = Math.floor(from + share * (bytes.length - from))
    bytes.fill(0, gap, gap + 8)
    expect(heicDamage(bytes)).toBe('its coded pixels hold what no coded picture does')
  })

  it('are not where they lie beyond the end', () => {
    const bytes = read('card.heic')
    expect(heicDamage(bytes.subarray(0, bytes.length - 9))).toBe('its pixels lie beyond its end')
  })

  it('are for the decoder to tell where the container is none', () => {
    expect(heicDamage(read('card.heic').fill(0x55, 60, 300))).toBeNull()
    expect(heicDamage(Uint8Array.of(0, 0, 0, 9, 109, 101, 116, 97, 1))).toBeNull()
  })
})
