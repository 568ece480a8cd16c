/**
 * Finds cases and symptoms by a person's own words: by their titles, whys, words and synonyms, by the
 * beginning of a word and with slips of the pen.
 */
import MiniSearch, { type SearchOptions } from 'minisearch'
import type { Case } from '../../domain/case'
import { CASES } from '../../domain/cases'
import { SYMPTOMS, type Symptom } from '../../domain/symptoms'

export interface Found {
  /** The best first; never empty. */
  readonly cases: readonly Case[]
  /** Those that the words speak of; may be empty. */
  readonly symptoms: readonly Symptom[]
  /** yes: the words are said. near: words like them are. no: these are simply all cases. */
  readonly says: 'yes' | 'near' | 'no'
}

/** What is in every question, and tells none from another. */
const FILLERS = new Set(
  'a always an and are as at but do does ever for from have i in is it its keras me model my net network not of on or pytorch siamese so tensorflow that the this to use using very was what which why with'.split(
    ' ',
  ),
)

/** Words and numbers: “0,6931” is looked for as “0.693”, as the symptom says it. */
export function termsOf(text: string): string[] {
  const plain = text.toLowerCase().replace(/(\d),(?=\d)/g, '$1.')
  const terms = plain.match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu) ?? []
  return terms.flatMap((term) =>
    FILLERS.has(term) ? [] : [term.replace(/^(\d+\.\d{3})\d+$/, '$1')],
  )
}

const BOOST = { title: 4, symptoms: 4, synonyms: 4, why: 2, words: 1 } as const
type Field = keyof typeof BOOST

const isNumber = (term: string) => /\d/.test(term)
/** A slip of the pen may be in a word, and not in a number, where it is another one. */
const SAID: SearchOptions = {
  boost: BOOST,
  prefix: (term) => term.length > 1,
  fuzzy: (term) => !isNumber(term) && term.length > 4 && 0.2,
  // A number is the sharpest word of a complaint, and “loss” is in nearly each.
  boostTerm: (term) => (isNumber(term) ? 3 : term === 'loss' ? 0.3 : 1),
}
const NEAR: SearchOptions = { ...SAID, fuzzy: (term) => !isNumber(term) && 0.45 }
/** Of the best's score, what a case needs to be listed beside it. */
const WORTH = 0.2

const casesIndex = indexOf(
  CASES.map(({ id, title, why, words, symptoms, synonyms = [] }) => ({
    id,
    title,
    why,
    words: words.join(' '),
    synonyms: synonyms.join(' '),
    symptoms: SYMPTOMS.filter((symptom) => symptoms.includes(symptom.id))
      .map(textOf)
      .join(' '),
  })),
)
const symptomsIndex = indexOf(
  SYMPTOMS.map((symptom) => ({
    id: symptom.id,
    title: symptom.label,
    synonyms: symptom.synonyms.join(' '),
    symptoms: '',
    why: '',
    words: '',
  })),
)

function textOf({ label, synonyms }: Symptom): string {
  return [label, ...synonyms].join(' ')
}

function indexOf(documents: readonly Readonly<Record<Field | 'id', string>>[]) {
  const index = new MiniSearch<Record<Field | 'id', string>>({
    fields: Object.keys(BOOST),
    tokenize: termsOf,
  })
  index.addAll(documents)
  return index
}

/** Null where there is nothing to look for. */
export function find(text: string): Found | null {
  if (termsOf(text).length === 0) return null
  for (const [says, options] of [
    ['yes', SAID],
    ['near', NEAR],
  ] as const) {
    const cases = best(casesIndex, text, options, CASES)
    if (cases.length > 0)
      return { says, cases, symptoms: best(symptomsIndex, text, options, SYMPTOMS) }
  }
  return { says: 'no', cases: CASES, symptoms: [] }
}

function best<Item extends { readonly id: string }>(
  index: ReturnType<typeof indexOf>,
  text: string,
  options: SearchOptions,
  items: readonly Item[],
): Item[] {
  const results = index.search(text, options)
  const least = WORTH * (results[0]?.score ?? 0)
  return results.flatMap(({ id, score }) =>
    score < least ? [] : items.filter((item) => item.id === id),
  )
}
