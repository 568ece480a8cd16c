/**
 * How many bytes a value takes in IndexedDB, where browsers lay it down as V8 serializes it: a mark of its kind,
 * then its bytes; counts and whole numbers in as many groups of 7 bits as they need.
 */
export function storedSize(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return sizeOfNumber(value)
    case 'string':
      return sizeOfText(value)
    case 'object':
      return value === null ? 1 : sizeOfObject(value)
    default:
      return 1
  }
}

const SMALL = 2 ** 30

const sizeOfCount = (count: number) => Math.max(1, Math.ceil(Math.log2(count + 1) / 7))

/** A small whole number takes 2, or else 9 where others in its place have had fractions, which cannot be told. */
const SMALL_WHOLE = 4

const sizeOfNumber = (value: number) =>
  Number.isInteger(value) && Math.abs(value) < SMALL
    ? Math.max(SMALL_WHOLE, 1 + sizeOfCount(2 * Math.abs(value)))
    : 9

function sizeOfText(text: string): number {
  const bytes = /[^\0-\xff]/.test(text) ? 2 * text.length : text.length
  return 1 + sizeOfCount(bytes) + bytes
}

function sizeOfObject(value: object): number {
  if (ArrayBuffer.isView(value)) return value.byteLength + 2 * sizeOfCount(value.byteLength) + 5
  if (Array.isArray(value))
    return value.reduce(
      (sum: number, each) => sum + storedSize(each),
      3 + 2 * sizeOfCount(value.length),
    )
  const entries = Object.entries(value)
  return entries.reduce(
    (sum, [key, each]) => sum + sizeOfText(key) + storedSize(each),
    2 + sizeOfCount(entries.length),
  )
}
