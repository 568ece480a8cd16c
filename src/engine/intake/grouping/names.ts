/** What a file's name is made of. */
import { baseName, kindOf, withoutEnding } from '../paths'
import { isCalled, roleOf, wordsOf } from './words'

/** A name without the ending that says it is a photo; `subject01.happy` has none. */
export function bareName(path: string): string {
  const name = baseName(path)
  return kindOf(name) === 'other' ? name.trim() : bareName(withoutEnding(name))
}

/**
 * Its parts between spaces, dots, underscores and hyphens, in order; a word like “person” and the number
 * after it are one part: `person_0001`.
 */
export function partsOf(name: string): readonly string[] {
  const split = name.match(/[\p{L}\p{M}\p{N}+'’]+/gu) ?? []
  const parts: string[] = []
  for (const part of split) {
    const last = parts.at(-1)
    if (last !== undefined && isCalled(last) && /^\d/.test(part))
      parts[parts.length - 1] = `${last}_${part}`
    else parts.push(part)
  }
  return parts
}

/** A date and the time after it, as cameras and apps write them: `2023-01-10 at 10.22.10`. */
const WHEN =
  /(?<!\d)(19|20)\d\d([-_. ]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?!\d)([ _.T-]+(at )?[0-2]?\d([-_.:]?[0-5]\d){1,2}(?!\d))?/g

/** A name without when its photo was taken. */
export const undated = (name: string): string => name.replace(WHEN, ' ')

const isWord = (part: string) => /^[\p{L}\p{M}'’]+$/u.test(part)
/** `Ada1`, `Ada1a` without its number. */
const numberedWord = (part: string) => /^([\p{L}\p{M}'’]+)\d+[a-z]?$/u.exec(part)?.[1] ?? null
/** Two small letters after a number are a code: `00001_fa`. */
const isWordOfNobody = (word: string, after: boolean) =>
  roleOf(word) !== null || isCalled(word) || word.length < 2 || (after && /^\p{Ll}{2}$/u.test(word))

/**
 * The first run of words that may be a name: `Ada Lovelace 03`, `1_Ada`, `ada-front-2`, `Ada1`.
 * @returns it as it is written but for one space between its words, and whether a number goes before
 */
export function nameIn(name: string): { readonly words: string; readonly after: boolean } | null {
  const parts = name.match(/[\p{L}\p{M}\p{N}+'’]+/gu) ?? []
  const run: string[] = []
  let after = false
  for (const part of parts) {
    const word = isWord(part) ? part : numberedWord(part)
    if (word === null || isWordOfNobody(word, after)) {
      if (run.length > 0) break
      after ||= /\d/.test(part)
      continue
    }
    if (word !== part && run.length > 0) break
    run.push(word)
    if (word !== part) break
  }
  if (run.length === 0) return null
  return { words: textBetween(name, run), after }
}

/** A run of words as it stands in a name, separators and all. */
function textBetween(name: string, run: readonly string[]): string {
  const from = name.indexOf(run[0]!)
  const last = run.at(-1)!
  let to = from
  for (const word of run) to = name.indexOf(word, to) + word.length
  return from < 0 ? last : name.slice(from, to)
}

export const numbersOf = (text: string): readonly string[] => text.match(/\d+/g) ?? []
export const hasWords = (text: string): boolean => wordsOf(text).some((word) => word.length > 1)
