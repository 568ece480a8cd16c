/** A value as text: three digits after the point below 1, three significant ones above. */
export function valueText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size !== 0 && (size < 0.001 || size >= 10_000)) return value.toExponential(1)
  return size < 1 ? value.toFixed(3) : value.toPrecision(size < 1000 ? 3 : 4)
}
