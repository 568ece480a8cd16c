/** SVG to pixels, by resvg in WebAssembly: the same bytes on every machine. */
import { initWasm, Resvg } from '@resvg/resvg-wasm'

let started: Promise<void> | null = null

/**
 * Starts resvg, once. A failure is not kept: the next call tries again.
 * @param load where its binary comes from
 */
export function startRaster(load: () => Promise<Response | BufferSource>): Promise<void> {
  started ??= load()
    .then(initWasm)
    .catch((thrown: unknown) => {
      started = null
      throw thrown
    })
  return started
}

/** RGBA pixels of an SVG at the size it names, premultiplied by alpha; after `startRaster`. */
export function pixelsOf(svg: string): Uint8Array {
  const picture = new Resvg(svg, { font: { loadSystemFonts: false } })
  const image = picture.render()
  try {
    return image.pixels
  } finally {
    image.free()
    picture.free()
  }
}
