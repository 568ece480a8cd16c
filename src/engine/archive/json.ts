/** Reports and logs as JSON and back, with what JSON does not know: typed arrays, and numbers that are not finite. */
const ARRAYS = { Float32Array, Int32Array, Uint8Array } as const
type ArrayName = keyof typeof ARRAYS
/** The key that says that an object stands for something else. */
const KIND = '$'

export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each === 'number' && !Number.isFinite(each)) return { [KIND]: String(each) }
    for (const name of Object.keys(ARRAYS) as ArrayName[])
      if (each instanceof ARRAYS[name]) return { [KIND]: name, base64: toBase64(each) }
    return each
  })

/** Throws where the text is none that `toJson` made. */
export const fromJson = (text: string): unknown =>
  JSON.parse(text, (_key, each: unknown) => {
    if (typeof each !== 'object' || each === null || !(KIND in each)) return each
    const kind = each[KIND]
    if (kind === 'NaN' || kind === 'Infinity' || kind === '-Infinity') return Number(kind)
    const known = typeof kind === 'string' && kind in ARRAYS
    if (!known || !('base64' in each)) throw new Error(`${KIND} is ${String(kind)}`)
    return new ARRAYS[kind as ArrayName](fromBase64(String(each.base64)).buffer)
  })

/** Letters that are made in one call, which takes them as arguments. */
const AT_ONCE = 0x8000

function toBase64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength)
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += AT_ONCE)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + AT_ONCE)))
  return btoa(parts.join(''))
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
