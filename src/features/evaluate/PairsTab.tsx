import { useMemo } from 'react'
import type { RunId } from '../../domain/config'
import { worstFirst } from '../../domain/judging'
import { JudgedLine } from './JudgedLine'
import { PairList } from './PairList'
import { useJudged, type Judging } from './useJudged'

const PAGE = 20

/** The held-out pairs of a run, those farthest on the wrong side of the threshold first. */
export function PairsTab({ run }: { readonly run: RunId }) {
  const judging = useJudged(run)
  return (
    <>
      <JudgedLine run={run} />
      {judging === null ? (
        <p className="muted">
          The held-out pairs appear here, worst first, after the first evaluation of run {run}.
        </p>
      ) : (
        <Worst key={run} {...judging} />
      )}
    </>
  )
}

function Worst({ run, judged, judge }: Judging) {
  const { threshold, from, larger } = judge
  const pairs = useMemo(
    () => worstFirst(judged.pairs, { threshold, from, larger }),
    [judged, threshold, from, larger],
  )
  return (
    <PairList
      label={`Held-out pairs of run ${run}, worst first`}
      run={run}
      judged={judged}
      judge={judge}
      pairs={pairs}
      page={PAGE}
    />
  )
}
