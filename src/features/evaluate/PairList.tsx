import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { scaleEnd } from '../../domain/judging'
import { runsStore } from '../../state/runs'
import { Button } from '../../ui/Button'
import { PairCard } from './PairCard'
import type { Judging } from '../../state/scores/judging'

/** Pairs by their places, a page at a time. */
export function PairList(
  props: Judging & {
    readonly label: string
    readonly pairs: readonly number[]
    readonly page: number
  },
) {
  const { label, run, judged, judge, pairs, page } = props
  const images = useStore(runsStore, (runs) => runs[run].heldOut)
  const [limit, setLimit] = useState(page)
  const end = useMemo(() => scaleEnd(judged.config, judged.pairs.outputs), [judged])
  if (images === null) return null
  if (pairs.length === 0) return <p className="muted">None at this threshold.</p>
  const more = Math.min(page, pairs.length - limit)
  return (
    <>
      <ul className="pairs" aria-label={label}>
        {pairs.slice(0, limit).map((index) => (
          <li key={index}>
            <PairCard index={index} pairs={judged.pairs} images={images} judge={judge} end={end} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="more-pairs">
          <Button className="small" onClick={() => setLimit(limit + page)}>
            Show {more} more
          </Button>
        </p>
      )}
    </>
  )
}
