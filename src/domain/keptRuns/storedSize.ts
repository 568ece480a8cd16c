/**
 * About how many bytes a value takes in IndexedDB, which stores structured clones: a number 9 bytes, a
 * text its letters, each with a little around it; a typed array its buffer.
 */
export function storedSize(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) && Math.abs(value) < 2 ** 30 ? 4 : 9
    case 'string':
      return value.length + 3
    case 'object':
      return value === null ? 1 : sizeOfObject(value)
    default:
      return 1
  }
}

function sizeOfObject(value: object): number {
  if (ArrayBuffer.isView(value)) return value.byteLength + 8
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + storedSize(each), 6)
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + key.length + 2 + storedSize(each),
    4,
  )
}
