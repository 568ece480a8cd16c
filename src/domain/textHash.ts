/**
 * 32 bits of a text, spread evenly: FNV-1a over its UTF-16 units, then the mixer “lowbias32” of Chris
 * Wellons's hash-prospector. For an order that looks random and hangs on nothing but the texts.
 */
export function textHash(text: string): number {
  let x = 0x811c9dc5
  for (let i = 0; i < text.length; i++) x = Math.imul(x ^ text.charCodeAt(i), 0x01000193)
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}
