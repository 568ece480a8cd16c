import { useState } from 'react'
import { useStore } from 'zustand'
import { DEFAULT_SETUP, runsOf, sameValue } from '../../domain/config'
import { isFromLibrary } from '../../domain/dataSource'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { lazyPart } from '../../ui/lazyPart'
import { FirstHelp } from './FirstHelp'
import './proof.css'
import { TriesFixes } from './TriesFixes'

const FindingsNow = lazyPart(
  'What is happening',
  () => import('./FindingsNow'),
  (loaded) => loaded.FindingsNow,
)

const NOTHING_YET =
  'Nothing speaks against this set-up. Press Train: what goes well or wrong is explained here.'

/**
 * What is happening. What finds it is fetched once there is something to be found: nothing speaks against
 * the set-up that the page opens with, as long as nobody has trained it.
 */
export function Findings() {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  const [wanted, setWanted] = useState(false)
  const isUntouched =
    sameValue(setup, DEFAULT_SETUP) && runsOf(setup).every((id) => runs[id].state === 'idle')
  if (!isUntouched && !wanted) setWanted(true)
  return (
    <aside className="card findings" aria-label="What is happening">
      <div className="findings-head">
        <h2>What is happening</h2>
        <TriesFixes />
      </div>
      {wanted ? (
        <FindingsNow nothing={runs.A.log.length === 0 ? NOTHING_YET : 'Nothing unusual so far.'} />
      ) : (
        <p className="muted">{NOTHING_YET}</p>
      )}
      {runs.A.state === 'idle' && setup.caseId === null && !isFromLibrary(setup.a) && <FirstHelp />}
    </aside>
  )
}
