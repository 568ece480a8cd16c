/** What Python's literals say. */

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
}

/** The text of a string literal with its prefix and quotes, as `r'\d'` or `"""…"""`. */
export function stringValue(literal: string): string {
  const { raw, open, close } = quotesOf(literal)
  const inside = literal.slice(open, literal.length - close)
  return raw ? inside : unescaped(inside)
}

/** How many characters of a literal are its prefix with quotes, and its closing quotes. */
export function quotesOf(literal: string): { raw: boolean; open: number; close: number } {
  const prefix = /^[a-zA-Z]*/.exec(literal)?.[0] ?? ''
  const quotes = /^("""|'''|"|')/.exec(literal.slice(prefix.length))?.[0] ?? ''
  const closed = literal.length >= prefix.length + 2 * quotes.length && literal.endsWith(quotes)
  return {
    raw: /r/i.test(prefix),
    open: prefix.length + quotes.length,
    close: closed ? quotes.length : 0,
  }
}

export const unescaped = (text: string) =>
  text.includes('\\')
    ? text.replace(/\\([\s\S])/g, (whole, next: string) => ESCAPES[next] ?? whole)
    : text

/** A number's value; NaN for a complex one, which nothing here is set by. */
export function numberValue(literal: string): number {
  const text = literal.replaceAll('_', '')
  return /j$/i.test(text) ? NaN : Number(text)
}
