/** What the catalogue is made of. */
import { keysIn, over } from '../links'
import { BASES, type BaseId } from './bases'

/** A set-up that learns, and what is changed of it so that it does not: the truth is known. */
export interface Fault {
  /** “rate_high/small/lr=1”: family, base and change. */
  readonly id: string
  readonly family: string
  readonly base: string
  /** The changed keys with their values. */
  readonly fault: string
  /** The changed keys. */
  readonly setting: readonly string[]
}

export interface Healthy {
  readonly id: string
  readonly family: string
  readonly keys: string
}

/** A set-up whose findings were wrong once. */
export interface Misread {
  readonly id: string
  /** What is the matter with it. */
  readonly kind: string
  /** What was told of it. */
  readonly before: string
  readonly keys: string
}

/** A base by its name, perhaps with more keys behind it: “small&steps=60”. */
export type BaseText = BaseId | `${BaseId}&${string}`

/** @param name of the change, where its keys are long */
export type FaultRow = readonly [base: BaseText, fault: string, name?: string]

export const faultsOf = (family: string, rows: readonly FaultRow[]): readonly Fault[] =>
  rows.map(([base, fault, name = fault]) => ({
    id: `${family}/${base}/${name}`,
    family,
    base: keysOf(base),
    fault,
    setting: keysIn(fault),
  }))

export const healthyOf = (
  family: string,
  rows: readonly (readonly [base: BaseText, name?: string])[],
): readonly Healthy[] =>
  rows.map(([base, name = base]) => ({ id: `${family}/${name}`, family, keys: keysOf(base) }))

export function keysOf(text: BaseText): string {
  const [id, ...more] = text.split('&')
  const keys = BASES[id as BaseId]
  return over(keys, more.join('&'))
}
