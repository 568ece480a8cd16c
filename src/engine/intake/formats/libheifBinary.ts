import url from 'libheif-js/libheif-wasm/libheif.wasm?url'

/** libheif's binary, from the page's own server. */
export async function fetchLibheif(): Promise<ArrayBuffer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return response.arrayBuffer()
}
