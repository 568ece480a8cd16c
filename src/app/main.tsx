import '@fontsource-variable/inter/wght.css'
import './theme.css'
import './controls.css'
import './layout.css'
import './results.css'
import './findings.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followKept } from '../state/followKept'
import { followLibrary } from '../state/library'
import { syncLink } from '../state/linkSync'
import { preferencesStore } from '../state/preferences'
import { followRuns } from '../state/provingRuns'
import { resumeRuns } from '../state/resumeRuns'
import { followSetup, keepNow, trainWhenReady } from '../state/runs'
import { App } from './App'
import { ErrorBoundary } from './ErrorBoundary'
import { showTheme } from './theme'

showTheme(preferencesStore.getState().theme)()
const isBare = location.hash.length < 2
const { autostart } = syncLink()
void followLibrary()
followSetup()
followRuns()
followKept()

const root = document.getElementById('root')
if (root === null) throw new Error('internal: index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
)
void resumeRuns(isBare).then((found) => {
  if (autostart && !found) trainWhenReady()
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') keepNow()
})
