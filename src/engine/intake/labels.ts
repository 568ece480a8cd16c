/** What lists write for same and different, and which of 0 and 1 is which. */
import type { Convention } from '../../domain/settings'

/** A number, whose meaning is a convention, or a word that says it itself. */
export type Label = 0 | 1 | Convention

const NUMBERS: Readonly<Record<string, 0 | 1>> = {
  '-1': 0,
  '+1': 1,
  false: 0,
  true: 1,
  f: 0,
  t: 1,
  no: 0,
  yes: 1,
  n: 0,
  y: 1,
}
const SAME =
  /^(same|match|matche[ds]|matching|genuine|similar|positive|pos|identical|identicals?|duplicate|dup|kin|related|intra|client|target|authentic|mate|mated|s)(person|people|identity|id|class|pair|signer|face)?s?$/
const DIFFERENT =
  /^((non|not|no|un|mis|dis)(same|match|matche[ds]|matching|similar|identical|kin|related|duplicate|target|mate|mated)|different|differs?|diff|dif|dissimilar|negative|neg|impostor|imposter|forged|forgery|fake|inter|other|d)(person|people|identity|id|class|pair|signer|face)?s?$/

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '')

/** A label, null where a text is none. */
export function labelOf(text: string): Label | null {
  const key = text.trim().toLowerCase()
  const known = NUMBERS[key]
  if (known !== undefined) return known
  if (/^[01](\.0*)?(e[+-]?0+)?$/.test(key)) return Number(key[0]) as 0 | 1
  if (/^-1\.0*$/.test(key)) return 0
  const word = /\d/.test(key) ? '' : bare(key)
  if (DIFFERENT.test(word)) return 'different'
  return SAME.test(word) ? 'same' : null
}

/** What 1 means in a column of this name, null where the name does not say. */
export function conventionOf(header: string): Convention | null {
  const name = bare(header).replace(/^(is|are)(?=.)/, '')
  if (
    /^(same|match|matche[sd]|similar|similarity|genuine|positive|kin|duplicate|isduplicate|samepersons?|sameidentity|sameid)$/.test(
      name,
    )
  )
    return 'same'
  if (
    /^(different|diff|dissimilar|dissimilarity|distance|(non|mis)match|impostor|imposter|forged|forgery|negative)$/.test(
      name,
    )
  )
    return 'different'
  return null
}

/** What all pairs of a file are by its name: `mismatchpairsDevTest.csv`, `positive_pairs.txt`. */
export function labelOfFile(name: string): Convention | null {
  const word = bare(name.replace(/\.\w+$/, ''))
  if (
    /(mis|non|dis|un)_?(match|similar|same|kin)|negative|different|dissimilar|impostor/.test(word)
  )
    return 'different'
  return /match|positive|same|similar|genuine/.test(word) ? 'same' : null
}

/** 1 where a label calls a pair same. */
export function sameOf(label: Label, convention: Convention): 0 | 1 {
  if (label === 'same') return 1
  if (label === 'different') return 0
  return (label === 1) === (convention === 'same') ? 1 : 0
}

export const LABEL_WANTED =
  'labels are 0 or 1 (true and false, same and different are taken as well)'
