import { ChevronDown } from 'lucide-react'
import { useStore } from 'zustand'
import { caseById } from '../../domain/cases'
import { departsFromCase, setupStore } from '../../state/setup'
import { GalleryButton } from './GalleryButton'
import './cases.css'

/** Names the case that is open, and opens the gallery. */
export function StartFrom() {
  const setup = useStore(setupStore, (state) => state.setup)
  const current = setup.caseId === null ? undefined : caseById(setup.caseId)
  const title = current
    ? `${current.title}${departsFromCase(setup) ? ' (changed)' : ''}`
    : 'your own settings'
  return (
    <GalleryButton className="from" label={`Start from: ${title}`} startWith={null}>
      <span>
        Start from: <b>{title}</b>
      </span>
      <ChevronDown size={14} aria-hidden />
    </GalleryButton>
  )
}
