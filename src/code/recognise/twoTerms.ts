/**
 * Losses of two terms from their values alone: one rises with the distance and is 0 up to `near`, the other
 * falls and is 0 from `far` on, each a straight line or a parabola.
 */
import type { Terms } from '../../domain/choices/losses/bounds'

/** Costs by distance: of the pairs that are pulled together and of those that are pushed apart. */
export interface Curves {
  readonly distances: readonly number[]
  readonly pull: readonly number[]
  readonly push: readonly number[]
}

/** Two terms that may weigh differently. */
export interface FittedTerms extends Omit<Terms, 'factor'> {
  readonly pullFactor: number
  readonly pushFactor: number
}

/** How far a value may be off, beside 1 or itself: an ε inside the formula, not another formula. */
export const TOLERANCE = 2e-3

/** The largest difference beside 1 or the value, and the largest as it is. */
export function deviationOf(found: readonly number[], wanted: readonly number[]) {
  let relative = 0
  let absolute = 0
  found.forEach((each, i) => {
    const off = Math.abs(each - wanted[i]!)
    absolute = Math.max(absolute, off)
    relative = Math.max(relative, off / (1 + Math.abs(wanted[i]!)))
  })
  return { relative, absolute }
}

export const pullCost = (o: number, near: number, power: number): number =>
  near === 0 ? o ** power : Math.max(0, o - near) ** power
export const pushCost = (o: number, far: number, power: number): number =>
  Math.max(0, far - o) ** power
/** Without its hinge: beyond the margin different pairs are pulled back. */
const unhingedCost = (o: number, far: number): number => (far - o) ** 2

/** Squared terms whose push has no hinge; null where they are not. */
export function fitUnhinged({ distances, pull, push }: Curves): FittedTerms | null {
  const pulling = fitTerm(distances, pull, 2, 'pull')
  const pushing = fitTerm(distances, push, 2, 'unhinged')
  if (pulling === null || pushing === null) return null
  const factors = { pullFactor: pulling.factor, pushFactor: pushing.factor }
  return { near: pulling.at, far: pushing.at, power: 2, ...factors }
}

interface Term {
  /** Where it begins or ends. */
  readonly at: number
  readonly factor: number
}

/** The two terms that these are; null where they are not. */
export function fitTerms({ distances, pull, push }: Curves): FittedTerms | null {
  for (const power of [2, 1] as const) {
    const pulling = fitTerm(distances, pull, power, 'pull')
    const pushing = fitTerm(distances, push, power, 'push')
    if (pulling !== null && pushing !== null)
      return {
        near: pulling.at,
        far: pushing.at,
        power,
        pullFactor: pulling.factor,
        pushFactor: pushing.factor,
      }
  }
  return null
}

const COSTS = { pull: pullCost, push: pushCost, unhinged: unhingedCost } as const

/** A line through two values’ roots says all of a term; the other values say whether it is one. */
function fitTerm(
  distances: readonly number[],
  costs: readonly number[],
  power: 1 | 2,
  kind: keyof typeof COSTS,
): Term | null {
  const points = distances
    .map((d, i) => ({ d, root: Math.max(0, costs[i]!) ** (1 / power) }))
    .filter(({ root }) => root > 1e-9)
  let best: (Term & { readonly off: number }) | null = null
  for (const [p, q] of probes(points)) {
    const slope = (q.root - p.root) / (q.d - p.d)
    if (kind === 'pull' ? !(slope > 1e-6) : !(slope < -1e-6)) continue
    const at = tidy(p.d - p.root / slope)
    const factor = tidy(Math.abs(slope) ** power)
    if (kind === 'pull' && at < 0) continue
    const cost = COSTS[kind]
    const { relative } = deviationOf(
      costs,
      distances.map((d) => factor * cost(d, at, power)),
    )
    if (best === null || relative < best.off) best = { at, factor, off: relative }
  }
  return best !== null && best.off <= TOLERANCE ? best : null
}

/** A few pairs of points, near ones and far ones. */
function probes<T>(points: readonly T[]): readonly (readonly [T, T])[] {
  const last = points.length - 1
  const places = [
    [0, 1],
    [1, 2],
    [1, 4],
    [2, Math.floor(last / 2)],
    [Math.floor(last / 2), last],
    [Math.floor(last / 3), last - 1],
    [last - 1, last],
  ]
  return places.flatMap(([i, k]) => {
    const [p, q] = [points[i!], points[k!]]
    return p === undefined || q === undefined || i === k ? [] : [[p, q] as const]
  })
}

/** What somebody would have written: 0.5 for 0.49999998. */
export function tidy(x: number): number {
  if (Math.abs(x) < 5e-4) return 0
  for (const digits of [2, 3, 4, 6]) {
    const rounded = Number(x.toPrecision(digits))
    if (Math.abs(rounded - x) <= 2e-4 * Math.abs(x)) return rounded
  }
  return x
}
