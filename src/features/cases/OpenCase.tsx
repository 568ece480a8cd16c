import { useStore } from 'zustand'
import { caseById } from '../../domain/cases'
import { showGallery } from '../../state/gallery'
import { departsFromCase, setupStore } from '../../state/setup'
import { openSweepOn } from '../../state/sweepDrafting'
import { Button } from '../../ui/Button'
import { Prediction } from './Prediction'

/** The case that is open: its question until the run starts, then what came of it. */
export function OpenCase() {
  const setup = useStore(setupStore, (state) => state.setup)
  const open = setup.caseId === null ? undefined : caseById(setup.caseId)
  if (open === undefined) return null
  const { sweep } = open
  return (
    <section className="card case-card" aria-label={`Case: ${open.title}`}>
      <header>
        <h2>
          {open.title}
          {departsFromCase(setup) && <small> (changed)</small>}
        </h2>
        <Button className="small" onClick={() => showGallery({ caseId: open.id })}>
          Read the case
        </Button>
      </header>
      <Prediction of={open} key={open.id} />
      {sweep && (
        <Button className="small" onClick={() => openSweepOn(sweep.preset)}>
          {sweep.text}
        </Button>
      )}
    </section>
  )
}
