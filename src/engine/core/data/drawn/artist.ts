/** From a seed to pixels, face by face. Loads facesjs and resvg: for those who draw. */
import { lit } from './light'
import { peopleOf } from './people'
import { photoOf } from './photo'
import { pixelsOf } from './raster'
import { svgOf } from './svg'

export { startRaster } from './raster'

/**
 * Draws one photo after another; call `startRaster` first.
 * @param people how many there are; the first of them are the same, however many
 */
export function createArtist(seed: number, people: number) {
  const known = peopleOf(seed, people)
  return {
    /** Writes side × side × 3 bytes of one photo of a person. */
    draw(identity: number, place: number, side: number, out: Uint8Array): void {
      const person = known[identity]
      if (person === undefined) throw new Error(`internal: there is no person ${identity}`)
      const photo = photoOf(person, seed, identity, place)
      lit(pixelsOf(svgOf(photo, side)), photo.light, side, out)
    },
  }
}
