/** What keeps a root away from 0, told by its values where two embeddings are equal or all but equal. */
import type { ConfigPatch } from '../../domain/config'

export interface Epsilon {
  /** Under the root in one of the page's forms, in every difference, behind the root, or nowhere. */
  readonly kind: 'max' | 'add' | 'safe' | 'in_differences' | 'behind' | 'none'
  /** As the page has it: what stands under the root of a sum. */
  readonly value: number
  readonly patch: ConfigPatch
  readonly said: string
}

/** Σ(a − b)² from far below any ε to beyond it. */
const SQUARES = Array.from({ length: 33 }, (_, i) => 10 ** (i / 2 - 16))

/** @param at the distance where Σ(a − b)² is this */
export function epsilonOf(at: (square: number) => number): Epsilon {
  const atEqual = at(0)
  if (!(atEqual > 0)) return safeOrNone(at)
  const epsilon = tidy(atEqual ** 2)
  const is = (f: (square: number) => number) =>
    SQUARES.every((square) => Math.abs(at(square) - f(square)) <= 0.01 * f(square))
  const form = (kind: Epsilon['kind'], epsilonForm: 'max' | 'add', said: string): Epsilon => ({
    kind,
    value: epsilon,
    patch: { epsilon, epsilonForm },
    said,
  })
  if (is((square) => Math.sqrt(Math.max(square, epsilon))))
    return form('max', 'max', `ε ${epsilon}, √max(Σ, ε)`)
  if (is((square) => Math.sqrt(square + epsilon)))
    return form('add', 'add', `ε ${epsilon}, √(Σ + ε)`)
  if (is((square) => Math.sqrt(square) + atEqual))
    return {
      kind: 'behind',
      value: epsilon,
      patch: { epsilon: 0 },
      said: `${tidy(atEqual)} added behind the root, which does not mend its slope at 0`,
    }
  return form(
    'in_differences',
    'add',
    `ε in each difference, which comes to √(Σ + ${epsilon}) of equal ones`,
  )
}

/** 0 for what is nearer than some ε, or for equal embeddings alone. */
function safeOrNone(at: (square: number) => number): Epsilon {
  const dead = SQUARES.filter((square) => at(square) === 0)
  const last = dead.at(-1)
  if (last === undefined) return { kind: 'none', value: 0, patch: { epsilon: 0 }, said: 'no ε' }
  let [low, high] = [last, last * 10]
  for (let i = 0; i < 30; i++) {
    const middle = Math.sqrt(low * high)
    if (at(middle) === 0) low = middle
    else high = middle
  }
  const epsilon = tidy(low)
  return {
    kind: 'safe',
    value: epsilon,
    patch: { epsilon, epsilonForm: 'safe' },
    said: `ε ${epsilon}, 0 below it`,
  }
}

/** 1e-7 for 9.99999e-8. */
function tidy(x: number): number {
  const rounded = [1, 2, 3].map((digits) => Number(x.toPrecision(digits)))
  return rounded.find((each) => Math.abs(each - x) <= 1e-3 * x) ?? Number(x.toPrecision(4))
}
