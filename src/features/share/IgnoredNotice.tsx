import { useStore } from 'zustand'
import { dismissIgnored, setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { thousands } from '../../domain/thousands'

/** Sentences that are shown at once, and that are listed at all. */
const SHOWN = 4
const LISTED = 200

/** What the link asked for that could not be had; most of a long list is folded. */
export function IgnoredNotice() {
  const ignored = useStore(setupStore, (state) => state.ignored)
  if (ignored.length === 0) return null
  const folded = ignored.slice(SHOWN, LISTED)
  const unlisted = ignored.length - SHOWN - folded.length
  return (
    <section className="notice" role="alert" aria-label="Parts of the link were ignored">
      <div>
        <b>The link was opened, except for this:</b>
        <Sentences of={ignored.slice(0, SHOWN)} />
        {folded.length > 0 && (
          <details>
            <summary>{thousands(ignored.length - SHOWN)} more</summary>
            <Sentences of={folded} />
            {unlisted > 0 && (
              <p className="muted">And {thousands(unlisted)} more that are not listed.</p>
            )}
          </details>
        )}
      </div>
      <Button onClick={dismissIgnored}>Dismiss</Button>
    </section>
  )
}

/** Two may be equal: only their places tell them apart. */
function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <ul>
      {of.map((sentence, place) => (
        <li key={place}>{sentence}</li>
      ))}
    </ul>
  )
}
