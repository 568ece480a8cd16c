/** The drawn demo faces as pixels: everything about them follows from the seed. */
import { loadPart } from '../../../../loading/part'
import { FACE_IDENTITIES, FACE_SIDE, FACES_EACH } from '../../../../domain/drawnFaces'

/** What it is called to the person. */
const ARTIST = 'What draws the faces'
/** Milliseconds of drawing after which others get their turn. */
const TURN = 30

/**
 * Draws DRAWN_FACES: the RGB bytes of its images, in its order. What draws is loaded when this is
 * first called. Whatever `onProgress` throws ends the drawing.
 * @param onProgress the share that is drawn, 0 to 1
 * @param between awaited now and then, to let messages in
 * @param people fewer draws the first of them, the same as among all
 * @throws PlaygroundError `data_unreachable`
 */
export async function drawFaces(
  seed: number,
  onProgress: (fraction: number) => void,
  between: () => Promise<void> = pause,
  people = FACE_IDENTITIES,
): Promise<Uint8Array<ArrayBuffer>> {
  const [{ createArtist, startRaster }, { fetchBinary }] = await Promise.all([
    loadPart(ARTIST, () => import('./artist')),
    loadPart(ARTIST, () => import('./binary')),
  ])
  await startRaster(fetchBinary)
  const artist = createArtist(seed, people)
  const count = people * FACES_EACH
  const bytes = FACE_SIDE * FACE_SIDE * 3
  const pixels = new Uint8Array(count * bytes)
  let turn = performance.now()
  for (let i = 0; i < count; i++) {
    const [identity, place] = [Math.floor(i / FACES_EACH), i % FACES_EACH]
    artist.draw(identity, place, FACE_SIDE, pixels.subarray(i * bytes, (i + 1) * bytes))
    if (performance.now() - turn < TURN) continue
    onProgress((i + 1) / count)
    await between()
    turn = performance.now()
  }
  onProgress(1)
  return pixels
}

/** A task by a message to itself: timers would be throttled in a background tab. */
function pause(): Promise<void> {
  const { port1: here, port2: there } = new MessageChannel()
  return new Promise((resolve) => {
    here.onmessage = () => {
      here.close()
      resolve()
    }
    there.postMessage(null)
  })
}
