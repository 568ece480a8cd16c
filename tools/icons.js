/**
 * Makes public/icons from the page's mark, for where it is installed; `node tools/icons.js` after the mark
 * has changed. A maskable one is cut to a shape by the system, so that its mark is smaller.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const at = (path) => fileURLToPath(new URL(`../public/${path}`, import.meta.url))
const ICONS = [
  { name: 'icon-192.png', side: 192, mark: 0.84 },
  { name: 'icon-512.png', side: 512, mark: 0.84 },
  { name: 'icon-maskable-512.png', side: 512, mark: 0.62 },
  { name: 'apple-touch-icon.png', side: 180, mark: 0.76 },
]
const GROUND = '#ffffff'

mkdirSync(at('icons'), { recursive: true })
const mark = readFileSync(at('favicon.svg'))
for (const { name, side, mark: share } of ICONS) {
  const size = Math.round(side * share)
  // The mark is 30 units wide; drawn at the size it is wanted, since a larger picture of it is no sharper.
  const drawn = await sharp(mark, { density: (72 * size) / 30 })
    .resize(size, size)
    .png()
    .toBuffer()
  await sharp({ create: { width: side, height: side, channels: 4, background: GROUND } })
    .composite([{ input: drawn, gravity: 'centre' }])
    .png({ compressionLevel: 9, palette: true })
    .toFile(at(`icons/${name}`))
}
