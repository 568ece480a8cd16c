/** Bytes of 1 or 3 channels as opaque RGBA. */
export function fillPixels(rgba: Uint8ClampedArray, pixels: Uint8Array, channels: 1 | 3): void {
  const [green, blue] = channels === 3 ? [1, 2] : [0, 0]
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    rgba[to] = pixels[from] as number
    rgba[to + 1] = pixels[from + green] as number
    rgba[to + 2] = pixels[from + blue] as number
    rgba[to + 3] = 255
  }
}

/** An image of side × side as the address of a PNG that holds it. */
export function pngUrl(pixels: Uint8Array, side: number, channels: 1 | 3): string {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) return ''
  const image = context.createImageData(side, side)
  fillPixels(image.data, pixels, channels)
  context.putImageData(image, 0, 0)
  return canvas.toDataURL('image/png')
}
