import type { CSSProperties } from 'react'
import type { Reading, ReadingRow } from './reading'

interface ReadingPointProps {
  readonly reading: Reading
  /** Place of the line, and the chart's width, in px. */
  readonly left: number
  readonly width: number
}

/** A chart narrower than this has no room for a card on one side of the line. */
const NARROW = 400

/** The line at the place being read, and a card with its values beside it. */
export function ReadingPoint({ reading, left, width }: ReadingPointProps) {
  return (
    <div className="plot-reading" aria-hidden="true">
      <i className="plot-reading-line" style={{ left }} />
      <div className="plot-reading-card" style={besideLine(left, width)}>
        <b>{reading.title}</b>
        {reading.rows.map((row) => (
          <span key={row.name} className="plot-reading-row">
            <Swatch {...row} />
            <span>{row.name}</span>
            <em>{row.value}</em>
          </span>
        ))}
      </div>
    </div>
  )
}

/** On a narrow chart the card slides along, and so stays whole. */
function besideLine(left: number, width: number): CSSProperties {
  if (width < NARROW) return { left, translate: `${(-100 * left) / width}%` }
  return left < width / 2 ? { left: left + 10 } : { right: width - left + 10 }
}

function Swatch({ color, dashed, glyph }: ReadingRow) {
  if (glyph !== undefined) return <i style={{ color }}>{glyph}</i>
  return (
    <svg width="14" height="6" style={{ color }}>
      <line
        x2="14"
        y1="3"
        y2="3"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={dashed ? '4 2' : undefined}
      />
    </svg>
  )
}
