import { useEffect } from 'react'
import { useStore } from 'zustand'
import { runsOf } from '../../domain/config'
import { findingsOf } from '../../state/findings'
import { followRuns, provingStore } from '../../state/provingRuns'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { Announced } from './Announced'
import { FindingCard } from './FindingCard'
import { OverSeeds } from './OverSeeds'

/** Findings of the runs on show, newest first; while they are shown, fixes of failing runs are tried. */
export function FindingsNow({ nothing }: { readonly nothing: string }) {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  const proofs = useStore(provingStore, (state) => state.proofs)
  const findings = findingsOf(setup, runs, proofs)
  const begun = runsOf(setup).filter((id) => runs[id].log.length > 0)
  useEffect(followRuns, [])
  return (
    <>
      <Announced findings={findings} begun={begun} comparing={setup.compare} />
      {findings.length === 0 && <p className="muted">{nothing}</p>}
      {findings.map((finding) => (
        <FindingCard
          key={`${finding.run} ${finding.code}`}
          finding={finding}
          comparing={setup.compare}
        />
      ))}
      <OverSeeds />
    </>
  )
}
