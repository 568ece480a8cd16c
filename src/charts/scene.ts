/**
 * What a chart shows at one moment, as plain data between the component that gathers it and the
 * surface that draws it. The view is kept from scene to scene while the look stays equal.
 */
import type { Range } from '../domain/range'

/** Room around the plot for tick labels, and above it for one row of marker labels, in px. */
export const PADDING = { left: 40, right: 16, top: 20, bottom: 20 } as const

export interface LineLook {
  readonly color: string
  readonly dashed: boolean
  /** In place of the usual stroke: its width in px, and lengths of dashes and gaps. */
  readonly stroke?: { readonly width: number; readonly dash: readonly number[] }
}

/** What stands along x: whole steps, numbers, or the exponents of powers of ten. */
export type XAxis = 'steps' | 'numbers' | 'powers'

/** A point of its own, in place of the dots at the ends of lines. */
export interface Dot {
  readonly x: number
  readonly y: number
  readonly color: string
}

/** A labelled dashed line across the plot at a height. */
export interface Floor {
  readonly value: number
  readonly label: string
}

/** A labelled dashed line down the plot at a place; `alert` gives it a triangle and bold text. */
export interface Marker {
  readonly x: number
  readonly label: string
  readonly color: string
  readonly alert: boolean
}

export interface Bar {
  readonly from: number
  readonly to: number
  /** Pairs; drawn upwards for same pairs, downwards for different ones. */
  readonly value: number
  readonly group: 'same' | 'different'
}

export type Marks =
  | {
      readonly kind: 'lines'
      readonly looks: readonly LineLook[]
      readonly xs: readonly number[]
      readonly columns: readonly (readonly (number | null)[])[]
      readonly axis: XAxis
      /** Null for a dot at the end of each line. */
      readonly dots: readonly Dot[] | null
    }
  | {
      readonly kind: 'bars'
      readonly bars: readonly Bar[]
      readonly colors: readonly [string, string]
    }

export interface Scene {
  readonly marks: Marks
  readonly xRange: Range
  readonly yRange: Range
  readonly floors: readonly Floor[]
  readonly markers: readonly Marker[]
}

/** Place of an x value in px from the chart's left edge, for a chart of this width. */
export function xToPx(x: number, range: Range, width: number): number {
  const share = (x - range[0]) / (range[1] - range[0])
  return PADDING.left + share * (width - PADDING.left - PADDING.right)
}

/** The x value at a place in px from the chart's left edge; the inverse of xToPx. */
export function pxToX(px: number, range: Range, width: number): number {
  const share = (px - PADDING.left) / (width - PADDING.left - PADDING.right)
  return range[0] + share * (range[1] - range[0])
}
