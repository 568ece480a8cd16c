import { useStore } from 'zustand'
import { isolationReason } from '../../domain/isolation'
import type { Hosting } from '../../state/hosting'
import { hostingStore, keepPage, removePage, restorePage } from '../../state/pageHosting'
import { Button } from '../../ui/Button'

/** Of the page itself: why it has one thread where it has, and what the browser keeps of it. */
export function PageDetails() {
  const hosting = useStore(hostingStore)
  const reason = isolationReason(hosting.isolation)
  return (
    <>
      {reason && (
        <section className="backend-details">
          <h3>One thread on WASM</h3>
          <p>
            {reason.why}
            {hosting.isolation === 'not_registered' && hosting.failure !== null && (
              <> The browser says: {hosting.failure}</>
            )}
          </p>
          <p>{reason.change}</p>
          {hosting.isolation === 'after_reload' && (
            <Button onClick={() => location.reload()}>Reload</Button>
          )}
        </section>
      )}
      {hosting.isolation !== 'no_service' && hosting.isolation !== 'insecure' && (
        <section className="backend-details" data-offline={offlineState(hosting)}>
          <h3>Offline</h3>
          <Offline hosting={hosting} />
        </section>
      )}
      <p className="backend-details">
        <a href="licences/notices.txt" target="_blank" rel="noreferrer">
          Licences of what the page is made of
        </a>
      </p>
    </>
  )
}

/** `kept`, `coming`, `waiting`, `incomplete` or `removed`; scripts wait for it. */
function offlineState({ kept, removed }: Hosting): string {
  if (removed) return 'removed'
  if (kept === null) return 'waiting'
  if (kept.problem !== null) return 'incomplete'
  return kept.kept === kept.files ? 'kept' : 'coming'
}

function Offline({ hosting }: { readonly hosting: Hosting }) {
  const { kept, removed, savesData, failure } = hosting
  if (removed)
    return (
      <>
        <p>This browser keeps nothing of the page; your runs and photos are untouched.</p>
        <Button onClick={restorePage}>Keep the page</Button>
      </>
    )
  if (failure !== null)
    return <p>The page cannot be kept here, so that it opens with a connection only.</p>
  return (
    <>
      <p>{keptWords(kept, savesData)}</p>
      {(kept === null ? savesData : kept.problem !== null) && (
        <Button onClick={keepPage}>{kept === null ? 'Keep the page' : 'Try again'}</Button>
      )}
      {kept !== null && <Button onClick={() => void removePage()}>Remove</Button>}
    </>
  )
}

function keptWords(kept: Hosting['kept'], savesData: boolean): string {
  if (kept === null)
    return savesData
      ? 'This browser is set to save data, so the page is not kept until you ask for it.'
      : 'The page is kept in this browser as soon as it has nothing else to load.'
  const of = `${kept.kept} of ${kept.files} files`
  if (kept.problem !== null) return `${of} of the page are kept. ${kept.problem}`
  return kept.kept === kept.files
    ? 'The whole page is kept in this browser: it opens and trains without a connection.'
    : `${of} of the page are kept.`
}
