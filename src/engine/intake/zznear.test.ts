import { it, vi } from 'vitest'
import sharp from 'sharp'
import { readdirSync, readFileSync } from 'node:fs'
import { signatureOf, groupsOf } from './nearDuplicates'
import { portraitPixels } from '../../../e2e/support/photos/portraits'
import { stored } from './raster'
import { createArtist, startRaster } from '../core/data/drawn/artist'
import { binaryFromDisk } from '../core/data/drawn/testRaster'
const measure = (a: Uint8Array, b: Uint8Array) => { let m = 0, s = 0; for (let i = 0; i < a.length; i++) { const d = Math.abs(a[i]! - b[i]!); m = Math.max(m, d); s += d } return [m, s / a.length] as const }
function closest(name: string, sig: Uint8Array[]) {
  const all: (readonly [number, number, string])[] = []
  for (let i = 0; i < sig.length; i++) for (let j = i + 1; j < sig.length; j++) { const [m, s] = measure(sig[i]!, sig[j]!); all.push([m, s, `${i},${j}`]) }
  all.sort((a, b) => a[0] - b[0]); console.log(name, sig.length, 'closest by max cell', all.slice(0, 6).map(([m, s, k]) => `${m}/${s.toFixed(1)} (${k})`).join('  '))
  all.sort((a, b) => a[1] - b[1]); console.log(name, 'closest by mean', all.slice(0, 6).map(([m, s, k]) => `${m}/${s.toFixed(1)} (${k})`).join('  '))
}
it('measures', async () => {
  await startRaster(binaryFromDisk)
  for (const [channels] of [[3]] as const) {
    const artist = createArtist(1, 60)
    const sig: Uint8Array[] = []; const raws: Uint8Array[] = []
    for (let p = 0; p < 60; p++) for (let k = 0; k < 12; k++) { const px = new Uint8Array(64*64*3); artist.draw(p, k, 64, px); raws.push(px); sig.push(signatureOf(px, 64, 3)) }
    closest('drawn', sig)
    const worst: Record<string, [number, number]> = {}
    for (let i = 0; i < raws.length; i += 9) {
      const raw = { raw: { width: 64, height: 64, channels: 3 as const } }
      const img = () => sharp(raws[i]!, raw)
      const forms: Record<string, Buffer> = { q90: await img().jpeg({ quality: 90 }).toBuffer(), q50: await img().jpeg({ quality: 50 }).toBuffer(), q20: await img().jpeg({quality:20}).toBuffer(), webp: await img().webp({ quality: 60 }).toBuffer(), half: await img().resize(32, 32).jpeg({ quality: 80 }).toBuffer(), more: await img().resize(150, 150).jpeg({ quality: 80 }).toBuffer(), bright: await img().linear(1.04, 0).jpeg({ quality: 80 }).toBuffer(), crop: await img().extract({ left: 1, top: 1, width: 62, height: 62 }).png().toBuffer(), flip: await img().flop().png().toBuffer() }
      for (const [k, b] of Object.entries(forms)) { const { data, info } = await sharp(b).raw().toBuffer({ resolveWithObject: true }); const px = stored({ width: info.width, height: info.height, channels: 3, data }, { x: 0, y: 0, size: info.width }, 64, 3); const [m, s] = measure(sig[i]!, signatureOf(px, 64, 3)); worst[k] = [Math.max(worst[k]?.[0] ?? 0, m), Math.max(worst[k]?.[1] ?? 0, s)] }
    }
    console.log('copies of drawn (worst max, worst mean)', JSON.stringify(worst))
  }
  const sig: Uint8Array[] = []
  for (let p = 0; p < 30; p++) for (let t = 0; t < 12; t++) sig.push(signatureOf(new Uint8Array(await portraitPixels({ person: p, take: t, side: 64 })), 64, 3))
  closest('portraits', sig)
  const rand = Array.from({ length: 13000 }, (_, i) => { const s = new Uint8Array(sig[i % sig.length]!); for (let j = 0; j < 256; j++) s[j] = Math.max(0, Math.min(255, s[j]! + ((Math.imul(i + 1, 2654435761 + j * 97) >>> 24) - 128) * 0.5)); return s })
  let t0 = performance.now(); let g = await groupsOf(rand, async () => {}); console.log('13000 mixed', performance.now() - t0, new Set(g).size)
  const same = Array.from({ length: 13000 }, (_, i) => { const s = new Uint8Array(sig[0]!); s[i % 256]! ^= 1; return s })
  t0 = performance.now(); g = await groupsOf(same, async () => {}); console.log('13000 all alike', performance.now() - t0, new Set(g).size)
}, 600000)
