import { resvgFromDisk } from './files'

/**
 * Who draws faces, as the page's engine does; loaded when this is called.
 * @param people how many there are to draw
 */
export async function startArtist(seed: number, people: number) {
  const { createArtist, startRaster } = await import('../core/data/drawn/artist')
  await startRaster(resvgFromDisk)
  return createArtist(seed, people)
}
