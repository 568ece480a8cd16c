import url from '@resvg/resvg-wasm/index_bg.wasm?url'
import { PlaygroundError } from '../../../../domain/errors'

/**
 * resvg's binary, from the page's own server.
 * @throws PlaygroundError `data_unreachable`
 */
export async function fetchBinary(): Promise<Response> {
  const response = await fetch(url).catch((thrown: unknown) => {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    throw new PlaygroundError('data_unreachable', `${url}: ${why}`)
  })
  if (response.ok) return response
  throw new PlaygroundError('data_unreachable', `${url}: the server answered ${response.status}`)
}
