import { useStore } from 'zustand'
import { configOf, runsOf, type RunConfig, type RunId } from '../../domain/config'
import { formatValue } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import type { EvaluationReport } from '../../domain/reports'
import { runsStore } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { RunBadge } from '../../ui/RunBadge'
import { fractionText } from './figures'
import { judgeOf, thresholdText } from './judge'

interface Row {
  readonly run: RunId
  readonly config: RunConfig
  readonly scores: EvaluationReport
}

/** What the runs on show score on the held-out pairs, a row each. */
export function Scores() {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  const rows = runsOf(setup).flatMap((run): Row[] => {
    const { evaluation } = runs[run]
    return evaluation ? [{ run, config: configOf(setup, run), scores: evaluation }] : []
  })
  if (rows.length === 0) return null
  const asWritten = rows.some(({ config }) => config.metric !== 'verified')
  return (
    <table className="table scores">
      <caption className="hidden">Scores on the held-out pairs</caption>
      <thead>
        <tr>
          <th scope="col">Run</th>
          {asWritten && <th scope="col">Accuracy shown</th>}
          <th scope="col">Verified</th>
          <th scope="col">Best accuracy</th>
          <th scope="col">
            <abbr title="Area under the ROC curve: ½ for guessing, 0 upside down">AUC</abbr>
          </th>
          <th scope="col">
            <abbr title="Equal error rate: as many same pairs refused as different ones accepted">
              EER
            </abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ScoreRow key={row.run} {...row} asWritten={asWritten} />
        ))}
      </tbody>
    </table>
  )
}

function ScoreRow({ run, config, scores, asWritten }: Row & { readonly asWritten: boolean }) {
  const { threshold, aims, larger } = judgeOf(config, scores)
  return (
    <tr>
      <th scope="row">
        <RunBadge run={run} /> <small>step {scores.step}</small>
      </th>
      {asWritten && (
        <Score value={scores.accuracy} note={formatValue(fieldOf('metric'), config.metric)} />
      )}
      <Score
        value={scores.verified}
        note={
          aims ? thresholdText(threshold, larger) : `${thresholdText(threshold, larger)}, the best`
        }
      />
      <Score value={scores.bestAccuracy} note={thresholdText(scores.bestThreshold, larger)} />
      <Score value={scores.auc} />
      <Score value={scores.eer} />
    </tr>
  )
}

function Score({ value, note }: { readonly value: number; readonly note?: string }) {
  return (
    <td>
      {fractionText(value)} {note !== undefined && <small>{note}</small>}
    </td>
  )
}
