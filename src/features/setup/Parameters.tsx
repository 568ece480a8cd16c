import { ENCODERS } from '../../domain/choices/encoders'
import { configOf, runsOf, type RunId, type Setup } from '../../domain/config'
import { layersOf } from '../../domain/encoders'
import { summarise, type NetworkSummary } from '../../domain/shapes'
import { RunBadge } from '../../ui/RunBadge'
import { countText } from './layerEdits'
import { LayerTable } from './LayerTable'

/** The summary of a run's encoder. */
function summaryOf(setup: Setup, run: RunId): NetworkSummary {
  const config = configOf(setup, run)
  return summarise(layersOf(config), [config.size, config.size, config.channels])
}

/** How many parameters the encoders have, and their layers on request. */
export function Parameters({ setup }: { readonly setup: Setup }) {
  const all = runsOf(setup).map((run) => ({ run, summary: summaryOf(setup, run) }))
  const [a, b] = all
  const same = JSON.stringify(a?.summary) === JSON.stringify(b?.summary)
  const differs = b !== undefined && !same
  const shown = differs ? all : all.slice(0, 1)
  return (
    <>
      <div className="row" data-differs={differs || undefined}>
        <div className="line">
          <span className="line-label">Parameters</span>
          <span className="line-value line-counts">
            {shown.map(({ run, summary }) => (
              <span key={run} className={differs ? `line-${run.toLowerCase()} count` : 'line-text'}>
                {differs && <RunBadge run={run} />}
                {countText(summary.parameters, summary.fits)}
              </span>
            ))}
          </span>
        </div>
      </div>
      {shown.map(({ run, summary }) => {
        const { layers } = ENCODERS[configOf(setup, run).encoder]
        return layers === null ? null : (
          <LayerTable key={run} run={run} badge={differs} layers={layers} summary={summary} />
        )
      })}
    </>
  )
}
