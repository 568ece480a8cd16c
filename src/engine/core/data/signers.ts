/**
 * Whose images are whose, where some are forgeries of others. A forged image is of nobody else: it makes no
 * same pair, and a different one only with the genuine ones it imitates.
 */
import { groupsOf } from './batches'
import type { ImageSet } from './dataset'

/** A class of genuine images and those that imitate them, by place. */
export interface Forged {
  readonly genuine: Int32Array
  readonly forgeries: Int32Array
}

export interface Signers {
  /** By class, without forgeries. */
  readonly genuine: readonly Int32Array[]
  /** Those that are imitated. */
  readonly forged: readonly Forged[]
}

export function signersOf({
  classes,
  forgeryOf,
}: Pick<ImageSet, 'classes' | 'forgeryOf'>): Signers {
  const groups = groupsOf(classes)
  if (forgeryOf === undefined) return { genuine: groups, forged: [] }
  const classOf = (group: Int32Array) => classes[group[0] as number] as number
  const byClass = new Map(groups.map((group) => [classOf(group), group]))
  const imitated = (group: Int32Array) => forgeryOf[classOf(group)] ?? -1
  return {
    genuine: groups.filter((group) => imitated(group) < 0),
    forged: groups.flatMap((forgeries) => {
      const genuine = byClass.get(imitated(forgeries))
      return genuine === undefined ? [] : [{ genuine, forgeries }]
    }),
  }
}
