import { useStore } from 'zustand'
import { configOf, type RunId } from '../../domain/config'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { lazyPart } from '../../ui/lazyPart'
import './evaluate.css'
import { FirstPairs } from './FirstPairs'

const HeldOutPairs = lazyPart(
  'Pairs',
  () => import('./HeldOutPairs'),
  (loaded) => loaded.HeldOutPairs,
  ({ run }) => <FirstPairs run={run} />,
)

/** The held-out pairs of a run; before there can be any, the pairs it sees first. */
export function PairsTab({ run }: { readonly run: RunId }) {
  const begun = useStore(runsStore, (runs) => {
    const { state, log, evaluation, judgement } = runs[run]
    return state !== 'idle' || log.length > 0 || evaluation !== null || judgement !== null
  })
  const isImported = useStore(setupStore, ({ setup }) => configOf(setup, run).weights !== '')
  return begun || isImported ? <HeldOutPairs run={run} /> : <FirstPairs run={run} />
}
