import { ExternalLink } from 'lucide-react'
import { useStore } from 'zustand'
import { WHOLE_VIEW } from '../../domain/linkView'
import { linkOf } from '../../state/linkSync'
import { linkStore, setupStore } from '../../state/setup'

/** What whoever made the link wants read first and, where the page is part of another, the way out. */
export function LinkNote() {
  const { view, prove } = useStore(linkStore)
  const setup = useStore(setupStore, (state) => state.setup)
  if (view.note === '' && !view.embed) return null
  return (
    <section className="notice link-note" aria-label="About this link">
      <p>{view.note}</p>
      {view.embed && (
        <a href={linkOf(setup, false, prove, WHOLE_VIEW)} target="_blank" rel="noreferrer">
          Open the whole page <ExternalLink size={12} aria-hidden />
        </a>
      )}
    </section>
  )
}
