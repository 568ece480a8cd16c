/** An output in three digits. */
export function outputText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size !== 0 && size < 5e-4) return value.toExponential(1).replace('-', '−')
  return (size < 1 ? value.toFixed(3) : value.toPrecision(size < 1000 ? 3 : 4)).replace('-', '−')
}
