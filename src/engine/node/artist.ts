import { createArtist, startRaster } from '../core/data/drawn/artist'
import { resvgFromDisk } from './files'

/** Who draws faces, as the page's engine does; @param people how many there are to draw */
export async function startArtist(seed: number, people: number) {
  await startRaster(resvgFromDisk)
  return createArtist(seed, people)
}
