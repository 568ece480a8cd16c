/** The row of somebody whose name was just typed: it is drawn wherever it went, so that it keeps the focus. */
import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useCallback, useState } from 'react'
import type { RollPerson } from '../../../domain/people/roll'

export function useHeldRow(shown: readonly RollPerson[]) {
  const [held, holdRow] = useState<string | null>(null)
  const place = held === null ? -1 : shown.findIndex(({ name }) => name === held)
  const withHeld = useCallback(
    (range: Range) => {
      const rows = defaultRangeExtractor(range)
      return place < 0 || rows.includes(place) ? rows : [...rows, place].sort((x, y) => x - y)
    },
    [place],
  )
  return { held, holdRow, withHeld }
}
