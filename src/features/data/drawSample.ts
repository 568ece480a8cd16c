/** Draws a sample photo whole, and what would be stored of it. */
import type { IntakeOptions, Sample } from '../../domain/intake'
import { squareOf } from './crop'

type Canvas = HTMLCanvasElement | null

export function drawWhole(canvas: Canvas, { rgba, width, height }: Sample): void {
  canvas?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0)
}

export function drawCut(canvas: Canvas, sample: Sample, options: IntakeOptions): void {
  const context = canvas?.getContext('2d', { willReadFrequently: true })
  if (!context) return
  const photo = document.createElement('canvas')
  photo.width = sample.width
  photo.height = sample.height
  drawWhole(photo, sample)
  const { left, top, side } = squareOf(options.crop, sample.width, sample.height)
  context.drawImage(photo, left, top, side, side, 0, 0, options.side, options.side)
  if (options.channels === 1) makeGrey(context, options.side)
}

/** By the weights of ITU-R BT.601. */
function makeGrey(context: CanvasRenderingContext2D, side: number): void {
  const image = context.getImageData(0, 0, side, side)
  const { data } = image
  for (let i = 0; i < data.length; i += 4) {
    const grey = 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0)
    data.fill(grey, i, i + 3)
  }
  context.putImageData(image, 0, 0)
}
