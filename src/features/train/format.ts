/** A measure in three significant digits; a dash where there is none. */
export function formatMeasure(value: number | undefined): string {
  if (value === undefined) return '–'
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (value !== 0 && Math.abs(value) < 1e-3) return value.toExponential(1)
  return value.toPrecision(3)
}
