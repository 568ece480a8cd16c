import { useStore } from 'zustand'
import { runsOf } from '../../domain/config'
import { findingsOf } from '../../state/findings'
import { provingStore } from '../../state/provingRuns'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { Announced } from './Announced'
import { FindingCard } from './FindingCard'
import { FirstHelp } from './FirstHelp'
import { OverSeeds } from './OverSeeds'
import { TriesFixes } from './TriesFixes'
import './proof.css'

/** What is happening: findings of the runs on show, newest first. */
export function Findings() {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  const proofs = useStore(provingStore, (state) => state.proofs)
  const findings = findingsOf(setup, runs, proofs)
  const begun = runsOf(setup).filter((id) => runs[id].log.length > 0)
  return (
    <aside className="card findings" aria-label="What is happening">
      <div className="findings-head">
        <h2>What is happening</h2>
        <TriesFixes />
      </div>
      <Announced findings={findings} begun={begun} comparing={setup.compare} />
      {findings.length === 0 && (
        <p className="muted">
          {runs.A.log.length === 0
            ? 'Nothing speaks against this set-up. Press Train: what goes well or wrong is explained here.'
            : 'Nothing unusual so far.'}
        </p>
      )}
      {runs.A.state === 'idle' && setup.caseId === null && <FirstHelp />}
      {findings.map((finding) => (
        <FindingCard
          key={`${finding.run} ${finding.code}`}
          finding={finding}
          comparing={setup.compare}
        />
      ))}
      <OverSeeds />
    </aside>
  )
}
