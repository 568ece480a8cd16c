import { Tabs } from 'radix-ui'
import { lazy, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import type { RunId } from '../domain/config'
import { DistancesTab } from '../features/evaluate/DistancesTab'
import { EpochsTab } from '../features/evaluate/EpochsTab'
import { PairsTab } from '../features/evaluate/PairsTab'
import { KeepVerifier } from '../features/keep/KeepVerifier'
import { DownloadLog } from '../features/share/DownloadLog'
import { LogTab } from '../features/share/LogTab'
import { LayersTab } from '../features/train/LayersTab'
import { preferencesStore, setTab, type Tab } from '../state/preferences'
import { runsStore } from '../state/runs'
import { setupStore } from '../state/setup'
import { RunBadge } from '../ui/RunBadge'

const EmbeddingsTab = lazy(async () => ({
  default: (await import('../features/evaluate/embeddings/EmbeddingsTab')).EmbeddingsTab,
}))
const RocTab = lazy(async () => ({
  default: (await import('../features/evaluate/RocTab')).RocTab,
}))
const TryTab = lazy(async () => ({ default: (await import('../features/try/TryTab')).TryTab }))

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
  { id: 'try', label: 'Try it', about: 'new images', show: (run) => <TryTab run={run} /> },
]

/** The tabs under the curves, for the run chosen on their right. */
export function Results() {
  const comparing = useStore(setupStore, ({ setup }) => setup.compare)
  const tab = useStore(preferencesStore, (preferences) => preferences.tab)
  const [chosen, setChosen] = useState<RunId>('A')
  const run = comparing ? chosen : 'A'
  const isEvaluated = useStore(runsStore, (runs) => runs[run].evaluation !== null)
  return (
    <Tabs.Root className="results" value={tab} onValueChange={(value) => setTab(value as Tab)}>
      <div className="tab-bar">
        <Tabs.List className="tabs" aria-label="Results">
          {TABS.map(({ id, label }) => (
            <Tabs.Trigger key={id} value={id} className="tab">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <span className="about">
          <span className="about-tab">
            {/* Before an evaluation the pairs of the first step stand there, in their order. */}
            {(tab !== 'pairs' || isEvaluated) && TABS.find(({ id }) => id === tab)?.about}
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
      {TABS.map(({ id, show }) => (
        <Tabs.Content key={id} value={id} className="tab-content">
          <Suspense fallback={<p className="muted">Loading…</p>}>{show(run)}</Suspense>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
