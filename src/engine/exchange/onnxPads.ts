import type { Padding } from '../../domain/layers'

/** Before and after, by height and width; what is odd goes after, as TensorFlow and Keras have it. */
export function padsOf(
  window: readonly [number, number],
  strides: readonly [number, number],
  [height = 0, width = 0]: readonly number[],
  padding: Padding,
): readonly number[] {
  const missing = [height, width].map((length, i) => {
    const [reach, step] = [window[i] ?? 1, strides[i] ?? 1]
    return padding === 'valid'
      ? 0
      : Math.max(0, (Math.ceil(length / step) - 1) * step + reach - length)
  })
  return [...missing.map((all) => Math.floor(all / 2)), ...missing.map((all) => Math.ceil(all / 2))]
}
