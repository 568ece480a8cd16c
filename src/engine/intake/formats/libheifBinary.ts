import url from 'libheif-js/libheif-wasm/libheif.wasm?url'
import { fetchFile } from '../../../loading/fetchFile'

/** libheif's binary, from the page's own server. */
export const fetchLibheif = async (): Promise<ArrayBuffer> =>
  (await fetchFile(url, { code: 'part_unreachable' })).buffer
