import type { ReactNode } from 'react'
import type { Interval } from '../../domain/verification/jackknife'
import { fractionText } from '../../state/scores/figures'
import { intervalText } from '../../state/scores/intervals'

/**
 * A figure of a table with its 95 % interval under it, where it is known. The interval is no part of the
 * cell's text, so that who reads a table by its cells reads numbers.
 */
export function FigureCell(props: {
  /** Null where there is no such figure. */
  readonly value: number | null
  readonly interval: Interval | null
  readonly children?: ReactNode
}) {
  const { value, interval, children } = props
  return (
    <td
      className="figure"
      data-interval={interval === null || value === null ? undefined : intervalText(interval)}
    >
      {value === null ? '–' : fractionText(value)} {children}
    </td>
  )
}
