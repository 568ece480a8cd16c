import '@fontsource-variable/inter/wght.css'
import './theme.css'
import './controls.css'
import './layout.css'
import './results.css'
import './findings.css'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followKept } from '../state/followKept'
import { followLibrary } from '../state/library'
import { syncLink } from '../state/linkSync'
import { followNetworks } from '../state/networks'
import { isFramed, startHosting } from '../state/pageHosting'
import { preferencesStore } from '../state/preferences'
import { resumeRuns, returnTo } from '../state/resumeRuns'
import { followSetup, keepNow, runsStore, trainWhenReady } from '../state/runs'
import { wouldBeLost } from '../state/runView'
import { linkStore, tellIgnored } from '../state/setup'
import { fetchAheadOnceSomebodyIsThere } from './ahead'
import { App } from './App'
import { ErrorBoundary } from './ErrorBoundary'
import { showTheme } from './theme'

showTheme(preferencesStore.getState().theme)()
const isBare = location.hash.length < 2
const begin = () => {
  if (isFramed()) tellIgnored('“autostart=1”: inside another page nothing starts by itself.')
  else trainWhenReady()
}
const { autostart } = syncLink(begin, (runs, open) => void returnTo(runs, open))
followSetup()

/** What goes on behind the page begins once it is seen, since whatever changes meanwhile is drawn anew. */
async function goOn(): Promise<void> {
  void followLibrary()
  void followNetworks()
  followKept()
  fetchAheadOnceSomebodyIsThere()
  // A run that begins before the page is isolated would have one thread to its end.
  if (import.meta.env.PROD) await startHosting()
  // A page that only verifies has no runs, until it is left for the playground.
  if (linkStore.getState().verify !== null) {
    const stop = linkStore.subscribe(({ verify }) => {
      if (verify !== null) return
      stop()
      void resumeRuns(false, isFramed())
    })
    return
  }
  const found = await resumeRuns(isBare, isFramed())
  if (autostart && !found) begin()
}

let goesOn = false
/** Told when the page is there; by React's strict mode more than once. */
function onShown(): void {
  if (goesOn) return
  goesOn = true
  void goOn()
}

const root = document.getElementById('root')
if (root === null) throw new Error('internal: index.html has no #root')
const page = createRoot(root)
// In parts, so that the browser answers meanwhile: all at once would hold a phone up for a third of a second.
startTransition(() =>
  page.render(
    <StrictMode>
      <ErrorBoundary onShown={onShown}>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  ),
)
addEventListener('beforeunload', (event) => {
  if (Object.values(runsStore.getState()).some(wouldBeLost)) event.preventDefault()
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') keepNow()
})
