import { Refusal } from '../refusal'

/**
 * A decoder that the page does not bring along, from the page's own server.
 * @param format what it decodes: “TIFF”
 * @throws Refusal `decoder_unreachable`
 */
export async function fetchDecoder<T>(format: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    throw new Refusal(
      'decoder_unreachable',
      `What decodes ${format} is fetched from this page’s server when the first such file comes, and could not be (${why}). Check the connection and bring the file again; if that does not help, load the page anew.`,
    )
  }
}
