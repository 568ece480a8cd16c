import { useState } from 'react'
import { useStore } from 'zustand'
import type { RunId } from '../domain/config'
import { PairsTab } from '../features/evaluate/PairsTab'
import { KeepVerifier } from '../features/keep/KeepVerifier'
import { DownloadLog } from '../features/share/DownloadLog'
import { preferencesStore, setTab, type Tab } from '../state/preferences'
import { runsStore } from '../state/runs'
import { setupStore } from '../state/setup'
import { lazyPart } from '../ui/lazyPart'
import { PartBoundary } from '../ui/PartBoundary'
import { RunBadge } from '../ui/RunBadge'
import { panelId, tabId, TabList } from '../ui/TabList'

const EmbeddingsTab = lazyPart(
  'Embeddings',
  () => import('../features/evaluate/embeddings/EmbeddingsTab'),
  (loaded) => loaded.EmbeddingsTab,
)
const CodeTab = lazyPart(
  'Code',
  () => import('../features/takeOut/CodeTab'),
  (loaded) => loaded.CodeTab,
)
const DistancesTab = lazyPart(
  'Distances',
  () => import('../features/evaluate/DistancesTab'),
  (loaded) => loaded.DistancesTab,
)
const EpochsTab = lazyPart(
  'Epochs',
  () => import('../features/evaluate/EpochsTab'),
  (loaded) => loaded.EpochsTab,
)
const LogTab = lazyPart(
  'Log',
  () => import('../features/share/LogTab'),
  (loaded) => loaded.LogTab,
)
const LayersTab = lazyPart(
  'Layers',
  () => import('../features/train/LayersTab'),
  (loaded) => loaded.LayersTab,
)
const RocTab = lazyPart(
  'ROC',
  () => import('../features/evaluate/RocTab'),
  (loaded) => loaded.RocTab,
)
const TryTab = lazyPart(
  'Try it',
  () => import('../features/try/TryTab'),
  (loaded) => loaded.TryTab,
)

const TABS: readonly {
  id: Tab
  label: string
  about: string
  show: (run: RunId) => React.ReactNode
}[] = [
  { id: 'pairs', label: 'Pairs', about: 'worst first', show: (run) => <PairsTab run={run} /> },
  {
    id: 'distances',
    label: 'Distances',
    about: 'drag the threshold',
    show: (run) => <DistancesTab run={run} />,
  },
  {
    id: 'embeddings',
    label: 'Embeddings',
    about: 'held-out images',
    show: (run) => <EmbeddingsTab run={run} />,
  },
  { id: 'roc', label: 'ROC', about: 'held-out pairs', show: (run) => <RocTab run={run} /> },
  {
    id: 'layers',
    label: 'Layers',
    about: 'after the last step',
    show: (run) => <LayersTab run={run} />,
  },
  {
    id: 'epochs',
    label: 'Epochs',
    about: 'means and scores',
    show: (run) => <EpochsTab run={run} />,
  },
  { id: 'log', label: 'Log', about: 'newest first', show: (run) => <LogTab run={run} /> },
  { id: 'code', label: 'Code', about: 'to go on elsewhere', show: (run) => <CodeTab run={run} /> },
  { id: 'try', label: 'Try it', about: 'new images', show: (run) => <TryTab run={run} /> },
]

/** The tabs under the curves, for the run chosen on their right. */
export function Results() {
  const comparing = useStore(setupStore, ({ setup }) => setup.compare)
  const tab = useStore(preferencesStore, (preferences) => preferences.tab)
  const [chosen, setChosen] = useState<RunId>('A')
  const run = comparing ? chosen : 'A'
  const open = TABS.find(({ id }) => id === tab)
  const isEvaluated = useStore(runsStore, (runs) => runs[run].evaluation !== null)
  return (
    <div className="results">
      <div className="tab-bar">
        <TabList label="Results" tabs={TABS} chosen={tab} onChoose={setTab} />
        <span className="about">
          <span className="about-tab">
            {/* Before an evaluation the pairs of the first step stand there, in their order. */}
            {(tab !== 'pairs' || isEvaluated) && open?.about}
          </span>
          {comparing &&
            (['A', 'B'] as const).map((each) => (
              <button
                key={each}
                type="button"
                className="run-choice"
                aria-pressed={run === each}
                aria-label={`Show run ${each}`}
                onClick={() => setChosen(each)}
              >
                <RunBadge run={each} />
              </button>
            ))}
          <KeepVerifier key={run} run={run} />
          <DownloadLog />
        </span>
      </div>
      {open && (
        <div
          key={tab}
          role="tabpanel"
          id={panelId(tab)}
          aria-labelledby={tabId(tab)}
          tabIndex={0}
          className="tab-content"
        >
          <PartBoundary name={open.label}>{open.show(run)}</PartBoundary>
        </div>
      )}
    </div>
  )
}
