/**
 * A number with commas between thousands, as `toLocaleString('en')` writes it up to three decimals. That one
 * starts the browser's whole machinery of languages, which holds a phone up for some 50 ms as the page opens.
 */
export function thousands(value: number): string {
  if (!Number.isFinite(value)) return value.toLocaleString('en')
  const [whole = '', part] = String(Number(value.toFixed(3))).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}
