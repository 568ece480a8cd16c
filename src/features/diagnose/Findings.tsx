import { useStore } from 'zustand'
import { findingsOf } from '../../state/findings'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { FindingCard } from './FindingCard'
import { FirstHelp } from './FirstHelp'

/** What is happening: findings of the runs on show, newest first. */
export function Findings() {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  const findings = findingsOf(setup, runs)
  return (
    <aside className="card findings" aria-label="What is happening">
      <h2>What is happening</h2>
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
    </aside>
  )
}
