/** Portraits in the forms that `sharp` writes only when asked in a special way, or not at all. */
import sharp from 'sharp'
import { portraitPixels, type Portrait } from './portraits'

/** An uncompressed BMP of 24 bits, its rows from the bottom up and padded to four bytes. */
export async function bmp(of: Portrait): Promise<Buffer> {
  const side = of.side ?? 96
  const pixels = await portraitPixels(of)
  const row = 4 * Math.ceil((3 * side) / 4)
  const made = Buffer.alloc(54 + row * side)
  made.write('BM', 'latin1')
  made.writeUInt32LE(made.length, 2)
  made.writeUInt32LE(54, 10)
  made.writeUInt32LE(40, 14)
  made.writeInt32LE(side, 18)
  made.writeInt32LE(side, 22)
  made.writeUInt16LE(1, 26)
  made.writeUInt16LE(24, 28)
  made.writeUInt32LE(row * side, 34)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let c = 0; c < 3; c++)
        made[54 + (side - 1 - y) * row + 3 * x + 2 - c] = pixels[(y * side + x) * 3 + c]!
  return made
}

/** A GIF whose first frame is the portrait and whose second is green. */
export async function animatedGif(of: Portrait): Promise<Buffer> {
  const side = of.side ?? 96
  const raw = { width: side, height: side, channels: 3 } as const
  const first = await sharp(await portraitPixels(of), { raw })
    .png()
    .toBuffer()
  const second = await sharp({ create: { ...raw, background: '#0f0' } })
    .png()
    .toBuffer()
  return sharp([first, second], { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
}

/** A JPEG that lies on its side as a phone saves it, with the EXIF orientation that turns it upright. */
export async function turnedJpeg(of: Portrait): Promise<Buffer> {
  const side = of.side ?? 96
  const raw = { width: side, height: side, channels: 3 } as const
  return sharp(await portraitPixels(of), { raw })
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer()
}
