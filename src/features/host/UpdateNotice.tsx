import { useState } from 'react'
import { useStore } from 'zustand'
import { hostingStore, takeUpdate, unkeptRuns } from '../../state/pageHosting'
import { runsStore } from '../../state/runs'
import { sweepDialogStore } from '../../state/sweepDialog'
import { Button } from '../../ui/Button'

/** A newer version of the page, and what taking it would cost. */
export function UpdateNotice() {
  const offered = useStore(hostingStore, ({ update }) => update)
  const [later, setLater] = useState(false)
  if (offered === 'none' || later) return null
  return (
    <section className="notice" role="status" aria-label="A new version of the page">
      <div>
        <b>A new version is here.</b> <Cost />
      </div>
      <span className="tab-actions">
        <Button look="primary" onClick={() => void takeUpdate()}>
          Reload now
        </Button>
        <Button onClick={() => setLater(true)}>Later</Button>
      </span>
    </section>
  )
}

function Cost() {
  const unkept = useStore(runsStore, (views) => unkeptRuns(views).join(' and '))
  const sweeps = useStore(sweepDialogStore, ({ progress }) => progress !== null)
  if (unkept !== '')
    return (
      <>Run {unkept} is not kept by this browser and would be lost: download what you need first.</>
    )
  if (sweeps) return <>Your runs are kept. The sweep under way would be lost: let it end first.</>
  return <>Your runs are kept and go on after a reload.</>
}
