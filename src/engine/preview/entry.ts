/**
 * The Worker that shows a run's first pairs before it is trained: the run's own data and pairs
 * without TensorFlow.js, so that it is there at once and costs little.
 */
import { answerPings } from '../../loading/heartbeat'
import { FACE_IDENTITIES } from '../../domain/drawnFaces'
import { loadPart } from '../../loading/part'
import { createDataLoader } from '../core/data/loader'
import type { PreviewCommand, PreviewEvent } from '../protocol/preview'
import { createPreviewSession } from './session'

answerPings()

const { load } = createDataLoader()

/** What draws is loaded where faces are shown. */
async function startArtist(seed: number) {
  const [{ createArtist, startRaster }, { fetchBinary }] = await Promise.all([
    loadPart('What draws the faces', () => import('../core/data/drawn/artist')),
    loadPart('What draws the faces', () => import('../core/data/drawn/binary')),
  ])
  await startRaster(fetchBinary)
  return createArtist(seed, FACE_IDENTITIES)
}

const session = createPreviewSession(
  { load: (source, config) => load(source, config, () => undefined), startArtist },
  (event: PreviewEvent) => self.postMessage(event),
)

self.onmessage = ({ data }: MessageEvent<PreviewCommand>) => void session.handle(data)
