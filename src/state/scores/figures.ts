/** A fraction in three decimals. */
export function fractionText(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : lossText(value)
}

/** A loss in four significant digits. */
export function lossText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(2) : value.toPrecision(4)
}
