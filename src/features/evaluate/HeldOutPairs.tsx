import { useMemo } from 'react'
import { useStore } from 'zustand'
import { configOf, type RunId } from '../../domain/config'
import { worstFirst } from '../../domain/judging'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { FirstPairs } from './FirstPairs'
import { JudgedLine } from './JudgedLine'
import { PairList } from './PairList'
import type { Judging } from '../../state/scores/judging'
import { useJudged } from './useJudged'

const PAGE = 20

/**
 * The held-out pairs of a run, those farthest on the wrong side of the threshold first; before there
 * are any, the pairs it sees first.
 */
export function HeldOutPairs({ run }: { readonly run: RunId }) {
  const judging = useJudged(run)
  const begun = useStore(runsStore, (runs) => runs[run].log.length > 0)
  const isImported = useStore(setupStore, ({ setup }) => configOf(setup, run).weights !== '')
  if (judging === null)
    return (
      <>
        {(begun || isImported) && <JudgedLine run={run} />}
        <FirstPairs run={run} />
      </>
    )
  return (
    <>
      <JudgedLine run={run} />
      <Worst key={run} {...judging} />
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
