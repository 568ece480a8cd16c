import { PlaygroundError } from '../../../domain/errors'
import { loadPart } from '../../../loading/part'
import { Refusal } from '../refusal'

/**
 * A decoder that the page does not bring along, from the page's own server.
 * @param format what it decodes: “TIFF”
 * @throws Refusal `decoder_unreachable`
 */
export async function fetchDecoder<T>(format: string, load: () => Promise<T>): Promise<T> {
  try {
    return await loadPart(`What decodes ${format}`, load)
  } catch (thrown) {
    if (!(thrown instanceof PlaygroundError)) throw thrown
    const { title, cause, fix } = thrown.run
    throw new Refusal('decoder_unreachable', `${title}. ${cause} ${fix} Then bring the file again.`)
  }
}
