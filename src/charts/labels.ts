/**
 * Where the labels of floors and markers go, so that no two lie on each other. Text is measured
 * by a rule of thumb: a character is about 0.6 of the font size wide.
 */
import { PADDING, xToPx, type Floor, type Marker } from './scene'
import type { Range } from '../domain/range'

const CHARACTER = 6.4
const FLOOR_LABEL_HEIGHT = 12
const GAP = 8
const ROW = 14

export interface PlacedFloor extends Floor {
  readonly baseline: 'bottom' | 'top'
  readonly dy: number
}

export interface PlacedMarker extends Marker {
  readonly align: 'left' | 'right'
  /** Offset of the label from the line, in px. */
  readonly dx: number
  /** Height of the label's middle against the plot's upper edge, in px; negative is above it. */
  readonly y: number
}

/** Floors within the range; a label that would touch the one above it goes below its line. */
export function placeFloors(
  floors: readonly Floor[],
  range: Range,
  plotHeight: number,
): readonly PlacedFloor[] {
  const perPx = (range[1] - range[0]) / plotHeight
  const sorted = floors
    .filter((floor) => floor.value >= range[0] && floor.value <= range[1])
    .sort((a, b) => b.value - a.value)
  return sorted.map((floor, i) => {
    const above = sorted[i - 1]?.value ?? range[1]
    const below = above - floor.value < FLOOR_LABEL_HEIGHT * perPx
    return { ...floor, baseline: below ? 'top' : 'bottom', dy: below ? 3 : -3 }
  })
}

/**
 * Markers within the range. A label stands right of its line, or left where the chart ends, and
 * moves down a row for each one it would touch.
 */
export function placeMarkers(
  markers: readonly Marker[],
  range: Range,
  width: number,
): readonly PlacedMarker[] {
  const taken: { row: number; from: number; to: number }[] = []
  return markers
    .filter((marker) => marker.x >= range[0] && marker.x <= range[1])
    .map((marker) => {
      const px = xToPx(marker.x, range, width)
      const length = marker.label.length * CHARACTER
      const room = width - px
      const left = GAP + length > room && px > room
      const from = left ? px - GAP - length : px - GAP
      const to = left ? px + GAP : px + GAP + length
      let row = 0
      const touches = () =>
        taken.some((other) => other.row === row && other.from < to && from < other.to)
      while (touches()) row++
      taken.push({ row, from, to })
      const y = row * ROW - PADDING.top / 2
      return { ...marker, align: left ? 'right' : 'left', dx: left ? -GAP : GAP, y }
    })
}
