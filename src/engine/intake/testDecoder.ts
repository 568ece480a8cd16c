/** Decoding in Node, for tests: what a browser does, by sharp. */
import sharp from 'sharp'
import type { Picture } from './photo'
import type { Encode } from './exportZip'

export async function decodeBySharp(photo: Blob): Promise<Picture> {
  const bytes = Buffer.from(await photo.arrayBuffer())
  const upright = await sharp(bytes)
    .rotate()
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = upright.info
  const raw = { raw: { width, height, channels } }
  return {
    width,
    height,
    async draw({ x, y, width: w, height: h }, toWidth, toHeight) {
      const drawn = await sharp(upright.data, raw)
        .extract({ left: x, top: y, width: w, height: h })
        .resize(toWidth, toHeight, { fit: 'fill' })
        .raw()
        .toBuffer()
      return { width: toWidth, height: toHeight, channels: channels as 1 | 3, data: drawn }
    },
    close: () => undefined,
  }
}

export const encodeBySharp: Encode = async ({ width, height, channels, data }) => {
  const png = await sharp(data, { raw: { width, height, channels } }).png().toBuffer()
  return new Blob([new Uint8Array(png)])
}
