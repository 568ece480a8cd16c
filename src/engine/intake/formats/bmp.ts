/**
 * Windows and OS/2 bitmaps, by their headers: 12 bytes from OS/2 (sizes of two bytes, never upside
 * down), 16 and 64 from its second version, 40 to 124 from Windows. Browsers decode the pixels.
 */
export interface BmpHeader {
  readonly width: number
  readonly height: number
  /** Where the pixels end, as far as the header says; 0 where it does not. */
  readonly end: number
}

const HEADERS = [12, 16, 40, 52, 56, 64, 108, 124]

export function isBmp(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d || bytes.length < 26) return false
  return HEADERS.includes(viewOf(bytes).getUint32(14, true))
}

/** Null where the header itself is cut short. */
export function bmpHeader(bytes: Uint8Array): BmpHeader | null {
  const view = viewOf(bytes)
  const length = view.getUint32(14, true)
  if (bytes.length < 14 + Math.min(length, 40)) return null
  const isOld = length === 12
  const width = isOld ? view.getUint16(18, true) : view.getInt32(18, true)
  const height = isOld ? view.getUint16(20, true) : Math.abs(view.getInt32(22, true))
  const bits = view.getUint16(isOld ? 24 : 28, true)
  const packing = length >= 40 ? view.getUint32(30, true) : 0
  const pixels = view.getUint32(10, true)
  // Rows are whole numbers of four bytes; run lengths state how many they take in all, or nothing.
  const isPacked = packing === 1 || packing === 2 || packing === 4 || packing === 5
  const size = isPacked ? view.getUint32(34, true) : 4 * Math.ceil((width * bits) / 32) * height
  return { width, height, end: size === 0 ? 0 : pixels + size }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
