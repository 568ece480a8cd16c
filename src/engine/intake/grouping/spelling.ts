/**
 * Spellings of one name: `Ada`, `ada`, `Ada ` and `Ada_` are one person as a rule, and so are letters with
 * their marks apart or together. The spelling that most images have stays.
 */
import type { Doubt } from '../../../domain/photoDraft'
import { countsOf, type Names } from './partition'

export interface Spelt {
  readonly names: Names
  readonly doubts: readonly Doubt[]
}

/** @param caseTells whether a and A are different classes, as among characters */
export function spelt(names: Names, caseTells: boolean): Spelt {
  const spellings = new Map<string, string[]>()
  const counts = countsOf(names)
  for (const name of counts.keys()) {
    const key = keyOf(name, caseTells)
    const known = spellings.get(key)
    if (known) known.push(name)
    else spellings.set(key, [name])
  }
  const taken = new Map<string, string>()
  const doubts: Doubt[] = []
  for (const several of spellings.values()) {
    const [best] = [...several].sort(
      (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || Number(a > b) - Number(a < b),
    )
    const shown = tidy(best!)
    for (const name of several) taken.set(name, shown)
    if (several.length > 1)
      doubts.push({
        code: 'spelling',
        people: [shown],
        message: `${several.map((name) => `“${name}”`).join(' and ')} were taken for one {one}, ${shown}, since they differ in case, spaces or the form of letters only. Split them if they are not.`,
      })
  }
  return { names: names.map((name) => (name === null ? null : taken.get(name)!)), doubts }
}

const tidy = (name: string) =>
  name
    .normalize('NFC')
    .split('/')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .join('/')

function keyOf(name: string, caseTells: boolean): string {
  const key = name
    .normalize('NFKC')
    .replace(/[\s_]+/g, ' ')
    .split('/')
    .map((part) => part.trim())
    .join('/')
  // A letter alone is a character, of which there are big and small ones.
  return caseTells || key.length === 1 ? key : key.toLowerCase()
}
