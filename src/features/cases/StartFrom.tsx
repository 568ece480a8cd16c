import { ChevronDown } from 'lucide-react'
import { useStore } from 'zustand'
import { openingOf } from '../../domain/cases/openings'
import { showGallery } from '../../state/gallery'
import { departsFromCase, setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'

/** Names the case that is open, and opens the gallery. */
export function StartFrom() {
  const setup = useStore(setupStore, (state) => state.setup)
  const current = setup.caseId === null ? undefined : openingOf(setup.caseId)
  const title = current
    ? `${current.title}${departsFromCase(setup) ? ' (changed)' : ''}`
    : 'own settings'
  return (
    <Button
      className="from"
      aria-label={`Start from: ${title}`}
      aria-haspopup="dialog"
      onClick={() => showGallery()}
    >
      <span>
        Start from: <b>{title}</b>
      </span>
      <ChevronDown size={14} aria-hidden />
    </Button>
  )
}
