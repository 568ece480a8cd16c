import { useStore } from 'zustand'
import { configOf, type RunConfig, type RunId } from '../../domain/config'
import { factsOf } from '../../domain/dataFacts'
import type { DataFacts } from '../../domain/dataCounts'
import { pairsPerEpoch, stepsPerEpoch } from '../../domain/epochs'
import { formatValue } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import { STUCK_QUARTER_LOG } from '../../domain/posts'
import { epochRows, type EpochRow } from '../../state/epochs'
import { datasetsStore, setFor } from '../../state/datasets'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { Breakable } from '../../ui/Breakable'
import { fractionText, lossText } from '../../state/scores/figures'
import { PostTable } from './PostTable'

/** One row an epoch; in the second question's case beside the log of the post. */
export function EpochsTab({ run }: { readonly run: RunId }) {
  const { log } = useStore(runsStore, (runs) => runs[run])
  const { setup } = useStore(setupStore)
  const config = configOf(setup, run)
  useStore(datasetsStore)
  const facts = factsOf(config, setFor(config))
  const pairs = pairsPerEpoch(config, facts).toLocaleString('en')
  const rows = epochRows(log)
  if (setup.caseId === 'stuck_quarter')
    return <PostTable run={run} posted={STUCK_QUARTER_LOG} rows={rows} pairs={pairs} />
  return (
    <>
      <p className="muted tab-note">{note(config, facts, pairs)}</p>
      {rows.length > 0 && <EpochTable run={run} rows={rows} />}
    </>
  )
}

function note(config: RunConfig, facts: DataFacts, pairs: string): string {
  const steps = stepsPerEpoch(config, facts).toLocaleString('en')
  const metric = formatValue(fieldOf('metric'), config.metric)
  return `An epoch is ${pairs} pairs, ${steps} steps. Loss and accuracy (${metric}) are means over its training batches, val_… are of the held-out pairs at its end.`
}

function EpochTable({ run, rows }: { readonly run: RunId; readonly rows: readonly EpochRow[] }) {
  return (
    <table className="table">
      <caption className="hidden">Epochs of run {run}</caption>
      <thead>
        <tr>
          {['epoch', 'loss', 'accuracy', 'val_loss', 'val_accuracy', 'val_auc'].map((column) => (
            <th scope="col" key={column}>
              <Breakable name={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.epoch} className={row.complete ? undefined : 'under-way'}>
            <th scope="row">
              {row.epoch} {!row.complete && <small>at step {row.steps}</small>}
            </th>
            <td>{lossText(row.loss)}</td>
            <td>{fractionText(row.accuracy)}</td>
            <td>{measured(row.valLoss, lossText)}</td>
            <td>{measured(row.valAccuracy, fractionText)}</td>
            <td>{measured(row.valAuc, fractionText)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const measured = (value: number | undefined, text: (value: number) => string) =>
  value === undefined ? '–' : text(value)
