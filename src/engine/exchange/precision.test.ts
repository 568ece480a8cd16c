import { expect, test } from 'vitest'
import { float32sOf, precisionOf } from './precision'

const read = (dtype: string, bytes: readonly number[]) => [
  // Not at a multiple of its length, as values in a file need not be.
  ...float32sOf(precisionOf(dtype)!, Uint8Array.of(9, ...bytes).subarray(1)),
]

// Bytes as struct.pack and PyTorch's bfloat16 write them.
test.each([
  ['F16', [0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00, 0xff, 0x7b], [1, -2, 2 ** -24, 65504]],
  ['F16', [0x55, 0x35, 0x00, 0x80, 0xff, 0x83], [0.333251953125, -0, -1023 * 2 ** -24]],
  ['F16', [0x00, 0x7c, 0x00, 0xfc, 0x01, 0x7e], [Infinity, -Infinity, NaN]],
  ['BF16', [0x80, 0x3f, 0x49, 0xc0, 0x80, 0x7f], [1, -3.140625, Infinity]],
  ['F32', [0x00, 0x00, 0xe0, 0x40], [7]],
  ['F64', [0x9a, 0x99, 0x99, 0x99, 0x99, 0x99, 0xb9, 0x3f], [Math.fround(0.1)]],
])('%s of %j is read as the nearest number of 32 bits', (dtype, bytes, numbers) => {
  expect(read(dtype, bytes)).toEqual(numbers)
})

test('whole numbers are no weights', () => {
  for (const dtype of ['I64', 'U8', 'BOOL', 'toString']) expect(precisionOf(dtype)).toBeNull()
})
