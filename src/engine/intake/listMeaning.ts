/**
 * What 1 means in a list of pairs: as the list says; else as agrees with the people of folders and names; else as
 * agrees with itself, since photos that are same with a third are same; else same, as is usual. What is not sure
 * is asked.
 */
import type { ListMeaning } from '../../domain/photoDraft'
import type { Convention } from '../../domain/settings'
import type { FoundFile } from './foundFiles'
import type { Label } from './labels'
import type { PairLines } from './list'
import { digits } from './refusal'

export interface Meant {
  readonly is: Convention
  readonly why: string
  readonly isSure: boolean
}
type Told<T> = readonly (readonly [a: T, b: T, label: Label])[]

/** Share of pairs that have to agree for a reading to be sure, and of how many. */
const MOST = 0.7
const ENOUGH = 10

/** @param people per pair, who is on either photo, null where nothing tells @param files its photos */
export function conventionBy(
  { convention, words, isMark }: PairLines,
  people: Told<string | null>,
  files: Told<FoundFile>,
): Meant {
  const known = people.filter(
    ([a, b, label]) => a !== null && b !== null && typeof label === 'number',
  )
  const agreeing = known.filter(([a, b, label]) => (a === b) === (label === 1)).length
  // A column called so says what yes means, but not which of two unknown words is yes.
  const isWord =
    !isMark && (words?.some((word) => !/^[-+]?\d+([.,]\d+)?\s*%?$/.test(word)) ?? false)
  if (convention && !isWord) {
    const against = convention.is === 'same' ? known.length - agreeing : agreeing
    const isAgainst = known.length >= ENOUGH && against >= MOST * known.length
    return isAgainst
      ? {
          is: convention.is,
          why: `since ${convention.by}, though ${digits(against)} of ${digits(known.length)} pairs are otherwise by the {many} of their {pictures}`,
          isSure: false,
        }
      : { is: convention.is, why: `since ${convention.by}`, isSure: true }
  }
  const most = Math.max(agreeing, known.length - agreeing)
  const byPeople: Meant = {
    is: agreeing * 2 >= known.length ? 'same' : 'different',
    why: `since so ${digits(most)} of ${digits(known.length)} pairs agree with the {many} of their {pictures}`,
    isSure: true,
  }
  if (known.length > 0 && most >= MOST * known.length) return byPeople
  const itself = byItself(files)
  if (itself !== null) return itself
  if (known.length > 0) return { ...byPeople, isSure: false }
  return {
    is: convention?.is ?? 'same',
    why: convention
      ? `since ${convention.by}, if that word means yes`
      : 'as is usual, since nothing says otherwise',
    isSure: false,
  }
}

/** Pairs that speak against a reading by which few do, at most, and against the other, at least. */
const FEW = 0.1
const MANY = 3

/** The reading by which pairs do not contradict each other while they do by the other one; else null. */
function byItself(pairs: Told<FoundFile>): Meant | null {
  const told = pairs.filter(([, , label]) => typeof label === 'number')
  const [same, different] = ([1, 0] as const).map((label) => contradicting(told, label))
  const [least, most] = [Math.min(same!, different!), Math.max(same!, different!)]
  if (most < MANY || least > FEW * most) return null
  return {
    is: same! < different! ? 'same' : 'different',
    why: `since otherwise ${digits(most)} of its ${digits(told.length)} pairs contradict others`,
    isSure: true,
  }
}

/** Pairs of the other label whose photos are joined by pairs of this one. */
function contradicting(pairs: Told<FoundFile>, label: 0 | 1): number {
  const above = new Map<FoundFile, FoundFile>()
  const root = (file: FoundFile): FoundFile => {
    const next = above.get(file)
    if (next === undefined) return file
    const top = root(next)
    above.set(file, top)
    return top
  }
  for (const [a, b, of] of pairs)
    if (of === label && root(a) !== root(b)) above.set(root(a), root(b))
  return pairs.filter(([a, b, of]) => of !== label && root(a) === root(b)).length
}

/** How a list’s two labels were taken, where its words or what 1 means need saying; else null. */
export function meaningOf(
  { words, written = ['0', '1'], convention, lines }: PairLines,
  { is, why, isSure }: Meant,
): ListMeaning | null {
  const isPlain = isSure && words === undefined && (convention !== null || is === 'same')
  if (isPlain || !lines.some(({ label }) => typeof label === 'number')) return null
  const [zero, one] = words ?? written
  const [same, different] = is === 'same' ? [one, zero] : [zero, one]
  return { same, different, isSure, why }
}

export const askedText = ({ same, different, why }: ListMeaning) =>
  `Its labels are “${same}” and “${different}”, and it is not sure which of them means one {one}. “${same}” was taken for same, ${why}. If it is the other way round, turn it here, or call the column “same” and write 1 and 0.`
