/**
 * HEIC, a phone's own format, which few browsers show: by libheif in WebAssembly, fetched when the first
 * one comes. It turns and mirrors as the file says.
 */
import type { HeifImage, Libheif } from 'libheif-js/libheif-wasm/libheif.js'
import { loadPart } from '../../../loading/part'
import { digits, Refusal, refuseLargePicture } from '../refusal'
import { fetchDecoder } from './fetchDecoder'
import { overWhite, type Reading } from './reading'

/** Gives libheif's binary. */
export type LoadLibheif = () => Promise<ArrayBuffer>

let libheif: Promise<Libheif> | null = null

async function start(load: LoadLibheif): Promise<Libheif> {
  const [module, wasmBinary] = await Promise.all([
    loadPart('What decodes HEIC', () => import('libheif-js/libheif-wasm/libheif.js')),
    load(),
  ])
  return module.default({ wasmBinary })
}

/** @throws Refusal */
export async function readHeic(bytes: Uint8Array, load: LoadLibheif): Promise<Reading> {
  const { HeifDecoder, heif_context_free: free } = await fetchDecoder('HEIC', () => {
    libheif ??= start(load)
    // What could not be fetched is asked for again the next time.
    libheif.catch(() => (libheif = null))
    return libheif
  })
  const decoder = new HeifDecoder()
  const images = decoder.decode(bytes)
  try {
    const image = images.find((each) => each.is_primary()) ?? images[0]
    if (!image) throw undecodable()
    return await readImage(image, images.length)
  } finally {
    for (const image of images) image.free()
    if (decoder.decoder) free(decoder.decoder)
  }
}

async function readImage(image: HeifImage, count: number): Promise<Reading> {
  const [width, height] = [image.get_width(), image.get_height()]
  refuseLargePicture(width, height)
  const data = new Uint8Array(width * height * 4)
  const filled = await new Promise((done) => image.display({ data, width, height }, done))
  if (filled === null) throw undecodable()
  const message = `It holds ${digits(count)} pictures; the one it shows first was taken. Save each as a file of its own to use them all.`
  return {
    raster: overWhite({ width, height, depth: 4 }, data),
    orientation: 1,
    notes: count > 1 ? [{ code: 'first_picture', message }] : [],
  }
}

const undecodable = () =>
  new Refusal(
    'undecodable',
    'It begins as a HEIC, but cannot be decoded: it is damaged, or of a rare kind. Save it as JPEG or PNG.',
  )
