import { useStore } from 'zustand'
import { LateLineChart } from '../../charts/LateLineChart'
import type { Floor } from '../../domain/floor'
import { accuracyFloors, lossFloors } from '../../diagnosis/floors'
import { configOf, runsOf, type RunId } from '../../domain/config'
import { factsOf } from '../../domain/dataFacts'
import { stepLimit } from '../../domain/epochs'
import { datasetsStore, setFor } from '../../state/datasets'
import { networksStore } from '../../state/networks'
import { problemsOf } from '../../state/runStart'
import { runsStore } from '../../state/runs'
import type { RunView } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { RunBadge } from '../../ui/RunBadge'
import { curvesOf, markersOf } from './curves'
import { FloorReasons } from './FloorReasons'
import { formatMeasure } from './format'
import { thousands } from '../../domain/thousands'

/** Up to this limit the x axis shows the whole run from the start. */
const WHOLE_RUN = 500

/** Loss and accuracy of the runs on show, train and held-out. */
export function Curves() {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  useStore(datasetsStore)
  useStore(networksStore)
  const onShow = runsOf(setup)
  const revision = onShow.reduce((sum, run) => sum + runs[run].revision, onShow.length)
  const configs = onShow.map((run) => configOf(setup, run))
  const byLabel = new Map<string, Floor>(
    configs
      .flatMap((config) => lossFloors(config, factsOf(config, setFor(config))))
      .map((floor) => [floor.label, floor]),
  )
  const floors = [...byLabel.values()]
  const facts = factsOf(setup.a, setFor(setup.a))
  const chance = accuracyFloors(facts)
  const limit = stepLimit(setup.a, facts)
  const fits = configs.some((config) => problemsOf(config).length === 0)
  const live = Math.max(0, ...onShow.map((run) => runs[run].evaluation?.same.length ?? 0))
  const shared = {
    wanted: onShow.some((run) => runs[run].state !== 'idle' || runs[run].log.length > 0),
    markers: onShow.flatMap((run) => markersOf(run, runs[run])),
    revision,
    ...(limit > 0 && limit <= WHOLE_RUN && { xMax: limit }),
  }
  return (
    <div className="charts">
      <Panel
        title="Loss"
        floors={floors}
        live={live}
        values={onShow.map((run) => [run, lossText(runs[run])])}
      >
        <LateLineChart
          label="Loss"
          series={onShow.flatMap((run) => curvesOf(run, runs[run], 'loss'))}
          floors={floors}
          hint={fits ? 'Press Train to see the loss' : 'First mend what is marked in the set-up'}
          {...shared}
        />
      </Panel>
      <Panel
        title="Accuracy"
        floors={chance}
        live={live}
        values={onShow.map((run) => [run, formatMeasure(runs[run].evaluation?.accuracy)])}
      >
        <LateLineChart
          label="Accuracy"
          series={onShow.flatMap((run) => curvesOf(run, runs[run], 'accuracy'))}
          floors={chance}
          yDomain={[0, 1]}
          hint="and the accuracy, train and held-out"
          {...shared}
        />
      </Panel>
    </div>
  )
}

function lossText(view: RunView): string {
  return view.nonFinite ? 'NaN' : formatMeasure(view.log.column('loss').at(-1))
}

function Panel(props: {
  title: string
  floors: readonly Floor[]
  values: readonly (readonly [RunId, string])[]
  /** Held-out pairs that it is measured on while a run trains; 0 before. */
  live: number
  children: React.ReactNode
}) {
  return (
    <section className="card chart-card" aria-label={`${props.title} over steps`}>
      <header>
        <h2>{props.title}</h2>
        <span className="line-key" aria-hidden>
          <i /> train <i className="dashed" /> held-out
        </span>
        {/* Where two runs have their figures there is no room for it; the tabs say it too. */}
        {props.live > 0 && props.values.length === 1 && (
          <span className="live-pairs" title="Held-out pairs that are measured while a run trains">
            {thousands(props.live)} live pairs
          </span>
        )}
        <span className="legend">
          {props.values.map(([run, text]) => (
            <span key={run}>
              <RunBadge run={run} /> {text}
            </span>
          ))}
        </span>
      </header>
      {props.children}
      <FloorReasons floors={props.floors} />
    </section>
  )
}
