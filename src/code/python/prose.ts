/**
 * Lines that are no Python: what people write around their code in any language, what a training prints, what
 * an error prints. Told line by line, since one such line can hide all code behind it from a parser.
 */

const KEYWORDS =
  /^(and|as|assert|async|await|class|def|del|elif|else|except|exec|for|from|global|if|import|in|is|lambda|nonlocal|not|or|print|raise|return|try|while|with|yield|case|match|type)$/
/** Statements that may be words alone. */
const STATEMENT =
  /^(assert|async|await|break|class|continue|def|del|elif|else|except|exec|finally|for|from|global|if|import|lambda|nonlocal|not|pass|print|raise|return|try|while|with|yield|None|True|False)\b/

const WORD = String.raw`[\p{L}\p{M}_][\p{L}\p{M}\p{N}_'’]*`
const WORDS = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.'’])(?=(${WORD}|\d+(?:[.,]\d+)*)\s+(${WORD})(?![\p{L}\p{N}_]))`,
  'gu',
)
const STRING = /(?<![\p{L}\p{N}_'’])[rRbBuUfF]{0,2}(["'])(?:\\.|(?!\1).)*\1/gu

/** What trainings and their libraries print. */
const PRINTED: readonly RegExp[] = [
  /^(```|~~~)/,
  /^[:\u2022\u00b7]/,
  /^https?:\/\//,
  /^([-=_*#+.]\s?){5,}$/,
  /^Epoch\s+\d/i,
  /^\d+\/\d+\s*(\[|━|-|—|\s\d)/,
  /^\[?=*>?\.*\]?\s*-\s+(ETA|\d+m?s)/,
  /\s-\s(val_)?(loss|acc|accuracy): [\d.a-z]/,
  /^(\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d)[ T,]/,
  /^(WARNING|INFO|ERROR|DEBUG|I|W|E)[: ]\s?(tensorflow|absl|root|\d{4})/,
  /^(Model|Layer|Total params|Trainable params|Non-trainable params|Optimizer params)\b.*[:)](\s|$)/,
  /^[\w./]+ \([\w>. ]+\)\s{2,}/,
  /^-{2,}>\s*\d+ /,
  /^<ipython-input/,
  /^Traceback \(most recent call last\)/,
  /^File ".*", line \d+/,
  /^(\w+\.)*\w*(Error|Exception|Interrupt|Warning)(: |$)/,
  /^\[?(Out|In) ?\[\d*\]:/,
]

/** Punctuation that no Python has. */
const FOREIGN =
  /[\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\u300c-\u300f\u3010\u3011\u2026\u201c-\u201e\u00ab\u00bb\u00bf\u00a1]|\p{L}[!?](\s|$)/u

export function isProse(line: string): boolean {
  const text = line.trim()
  if (text === '' || text.startsWith('#') || text.startsWith('@')) return false
  if (PRINTED.some((each) => each.test(text))) return true
  const bare = text.replace(STRING, '""').replace(/\s#.*$/, '')
  if (FOREIGN.test(bare)) return true
  const found = [...bare.matchAll(WORDS)].filter(
    ([, a = '', b = '']) => !KEYWORDS.test(a) && !KEYWORDS.test(b),
  )
  const isWhole = !/[=()[\]{}@]/.test(bare)
  if (found.length > 0) {
    if (STATEMENT.test(bare) && found.length < 3) return false
    return found.length > 1 || isWhole || /[^\x00-\x7f]/.test(found[0]!.join(''))
  }
  return line.startsWith(text) && isWhole && isRemark(bare)
}

/** Words alone on a line, which as Python would do nothing: a heading, a greeting, a name. */
function isRemark(text: string): boolean {
  if (STATEMENT.test(text) || !/^[\p{L}\p{M}\p{N}\s,.:;'’/-]+$/u.test(text)) return false
  if (/^[\p{L}\p{M} ]+:$/u.test(text)) return true
  return /[^\x00-\x7f]/.test(text) || (/^\p{Lu}/u.test(text) && /\p{L}[\s,]+\p{L}/u.test(text))
}

/** For each line whether it stands in a text of several lines, or has one's beginning or end. */
export function openQuotes(lines: readonly string[]): readonly boolean[] {
  let quote: string | null = null
  return lines.map((line) => {
    const within = quote
    for (const [mark] of line.matchAll(/"""|'''/g))
      if (quote === null) quote = mark
      else if (quote === mark) quote = null
    return within !== null || quote !== null || /"""|'''/.test(line)
  })
}

/** For each line whether it is no Python; what stands in a text of several lines is part of that. */
export function proseLines(text: string): readonly boolean[] {
  const lines = text.split('\n')
  const quotes = openQuotes(lines)
  let isTraceback = false
  return lines.map((line, i) => {
    if (quotes[i]) return false
    if (/^\s*Traceback \(most recent call last\)/.test(line)) isTraceback = true
    else if (isTraceback && /^\S/.test(line)) {
      isTraceback = false
      return isProse(line)
    }
    return isTraceback ? line.trim() !== '' : isProse(line)
  })
}

/** The same text, as long, with each line that is no Python as a comment. */
export function withoutProse(text: string): string {
  const prose = proseLines(text)
  return text
    .split('\n')
    .map((line, i) => (prose[i] ? line.replace(/\S/u, '#') : line))
    .join('\n')
}
