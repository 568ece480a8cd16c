import { useStore } from 'zustand'
import { dismissIgnored, setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'

/** What the link asked for that could not be had. */
export function IgnoredNotice() {
  const ignored = useStore(setupStore, (state) => state.ignored)
  if (ignored.length === 0) return null
  return (
    <section className="notice" role="alert" aria-label="Parts of the link were ignored">
      <div>
        <b>The link was opened, except for this:</b>
        <ul>
          {ignored.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <Button onClick={dismissIgnored}>Dismiss</Button>
    </section>
  )
}
