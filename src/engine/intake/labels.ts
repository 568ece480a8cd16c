/** What lists write for same and different, and which of 0 and 1 is which. */
import type { Convention } from '../../domain/settings'

/** A number, whose meaning is a convention, or a word that says it itself. */
export type Label = 0 | 1 | Convention

const LABELS: Readonly<Record<string, Label>> = {
  '0': 0,
  '1': 1,
  '0.0': 0,
  '1.0': 1,
  false: 0,
  true: 1,
  no: 0,
  yes: 1,
  same: 'same',
  match: 'same',
  matched: 'same',
  different: 'different',
  mismatch: 'different',
  diff: 'different',
}

/** A label, null where a text is none. */
export function labelOf(text: string): Label | null {
  const key = text.trim().toLowerCase()
  if (key in LABELS) return LABELS[key]!
  return /^[01](\.0*)?(e[+-]?0+)?$/.test(key) ? (Number(key[0]) as 0 | 1) : null
}

/** What 1 means in a column of this name, null where the name does not say. */
export function conventionOf(header: string): Convention | null {
  const name = header.toLowerCase().replace(/[^a-z]/g, '')
  if (/^(is|are)?(same|match|matches|matched|similar|similarity|genuine|samepersons?)$/.test(name))
    return 'same'
  if (
    /^(is|are)?(different|diff|dissimilar|dissimilarity|distance|mismatch|impostor|imposter)$/.test(
      name,
    )
  )
    return 'different'
  return null
}

/** 1 where a label calls a pair same. */
export function sameOf(label: Label, convention: Convention): 0 | 1 {
  if (label === 'same') return 1
  if (label === 'different') return 0
  return (label === 1) === (convention === 'same') ? 1 : 0
}

export const LABEL_WANTED =
  'labels are 0 or 1 (true and false, same and different are taken as well)'
