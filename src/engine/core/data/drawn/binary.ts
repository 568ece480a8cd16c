import url from '@resvg/resvg-wasm/index_bg.wasm?url'
import { fetchFile } from '../../../../loading/fetchFile'

/**
 * resvg's binary, from the page's own server.
 * @throws PlaygroundError `data_unreachable`
 */
export const fetchBinary = (): Promise<Uint8Array<ArrayBuffer>> =>
  fetchFile(url, { code: 'data_unreachable' })
