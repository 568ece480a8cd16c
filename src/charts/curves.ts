/**
 * Curves of y over x between 0 and 1, such as ROC curves, made ready to be drawn: placed on a linear
 * or a logarithmic axis, thinned, and put beside each other in rows. Unlike series over steps they
 * rise straight up, so points that share an x all stand.
 */
import type { Grid, Points } from './downsample'
import type { Range } from '../domain/range'

export interface CurveAxis {
  readonly kind: 'numbers' | 'powers'
  /** Ends of the axis as it is drawn: of x, or of its exponent of ten. */
  readonly range: Range
}

export const LINEAR: CurveAxis = { kind: 'numbers', range: [0, 1] }

/** An axis of powers of ten from the one at or below `least` up to 1. */
export function powersFrom(least: number): CurveAxis {
  return { kind: 'powers', range: [Math.floor(Math.log10(least) + 1e-9), 0] }
}

/** Where x is drawn on an axis; what lies below its lower end stands there. */
export function placeOn({ kind, range }: CurveAxis, x: number): number {
  return Math.max(range[0], kind === 'powers' ? Math.log10(x) : x)
}

/** The x drawn at a place. */
export function valueAt({ kind }: CurveAxis, place: number): number {
  return kind === 'powers' ? 10 ** place : place
}

/** Farthest a thinned curve strays, as a share of the axes' lengths, one added to the other. */
export const STRAY = 1 / 150

/**
 * A rising curve by fewer points, O(n): none left out lies farther from a kept one than STRAY, and
 * long straight lines keep both ends. At most some 600 points, however many are given.
 */
export function thinCurve({ xs, ys }: Points, axis: CurveAxis): Points {
  const kept = { xs: [] as number[], ys: [] as number[] }
  const width = axis.range[1] - axis.range[0]
  const at = (i: number) => ({ x: placeOn(axis, xs[i] as number), y: ys[i] as number })
  const keep = (i: number) => {
    const { x, y } = at(i)
    kept.xs.push(x)
    kept.ys.push(y)
  }
  const away = (from: number, to: number) =>
    Math.abs(at(to).x - at(from).x) / width + Math.abs(at(to).y - at(from).y)
  let last = 0
  for (let i = 0; i < xs.length; i++) {
    if (i > 0 && i < xs.length - 1 && away(last, i) < STRAY) continue
    if (i - 1 > last && away(i - 1, i) >= STRAY) keep(i - 1)
    keep(i)
    last = i
  }
  return kept
}

/** Curves in rows one after the other, so that each keeps all of its points. */
export function sideBySide(curves: readonly Points[]): Grid {
  const xs = curves.flatMap((curve) => Array.from(curve.xs))
  let before = 0
  const columns = curves.map(({ ys }) => {
    const column = new Array<number | null>(xs.length).fill(null)
    for (let i = 0; i < ys.length; i++) column[before + i] = ys[i] as number
    before += ys.length
    return column
  })
  return { xs, columns }
}

/** The highest y of a rising curve that no x above the one given is needed for; by bisection. */
export function heightAt({ xs, ys }: Points, x: number): number | undefined {
  let low = 0
  let high = xs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((xs[middle] as number) <= x) low = middle + 1
    else high = middle
  }
  return ys[low - 1]
}
