/** Decoding in Node: what a browser does, by sharp. Its smaller pictures differ in the last bits. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { readHeic } from './formats/heic'
import type { Decoded } from './photo'
import { rasterPicture, type Picture } from './picture'
import type { Encode } from './exportZip'

const require = createRequire(import.meta.url)

async function libheif(): Promise<ArrayBuffer> {
  const bytes = await readFile(require.resolve('libheif-js/libheif-wasm/libheif.wasm'))
  return new Uint8Array(bytes).buffer
}

export async function decodeBySharp(photo: Blob): Promise<Decoded> {
  if (photo.type !== 'image/heic') return { picture: await drawnBySharp(photo), notes: [] }
  const { raster, notes } = await readHeic(new Uint8Array(await photo.arrayBuffer()), libheif)
  return { picture: rasterPicture(raster), notes }
}

async function drawnBySharp(photo: Blob): Promise<Picture> {
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
