import { useStore } from 'zustand'
import { configOf, type RunId } from '../../domain/config'
import { layersOf } from '../../domain/encoders'
import { summariseHead } from '../../domain/headLayers'
import { LAYER_LABELS } from '../../domain/layerFields'
import { summarise } from '../../domain/shapes'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { formatMeasure } from './format'

/** The layers of a run: shapes, parameters, and gradient and weight norms of the last step. */
export function LayersTab({ run }: { readonly run: RunId }) {
  const { setup } = useStore(setupStore)
  const config = configOf(setup, run)
  const reports = useStore(runsStore, (runs) => runs[run].layers)
  const summary = summarise(layersOf(config), [config.size, config.size, config.channels])
  const head = summary.embedding === null ? [] : summariseHead(config.head, summary.embedding)
  const layers = [...summary.layers, ...head]
  const total = (of: 'parameters' | 'trainable') => layers.reduce((sum, each) => sum + each[of], 0)
  const byName = new Map(reports.map((report) => [report.name, report]))
  return (
    <table className="table">
      <caption className="hidden">Layers of run {run}</caption>
      <thead>
        <tr>
          <th scope="col">Layer</th>
          <th scope="col">Output</th>
          <th scope="col">Parameters</th>
          <th scope="col">Gradient norm</th>
          <th scope="col">Weight norm</th>
        </tr>
      </thead>
      <tbody>
        {layers.map((layer) => (
          <tr key={layer.name}>
            <th scope="row">
              {LAYER_LABELS[layer.spec.kind]} <small>{layer.name}</small>
              {layer.problem && <em className="problem"> {layer.problem}</em>}
            </th>
            <td>{layer.output?.join(' × ') ?? '–'}</td>
            <td>{layer.parameters.toLocaleString('en')}</td>
            <td>{formatMeasure(byName.get(layer.name)?.gradNorm)}</td>
            <td>{formatMeasure(byName.get(layer.name)?.weightNorm)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">In all</th>
          <td>{summary.embedding === null ? '–' : `embedding of ${summary.embedding}`}</td>
          <td>{total('parameters').toLocaleString('en')}</td>
          <td colSpan={2}>
            {(total('parameters') - total('trainable')).toLocaleString('en')} not trained
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
