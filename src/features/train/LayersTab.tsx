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
  const isFrozen = (place: number) => place < Math.min(config.frozen, summary.layers.length)
  const parameters = layers.reduce((sum, each) => sum + each.parameters, 0)
  const trained = layers.reduce((sum, each, i) => sum + (isFrozen(i) ? 0 : each.trainable), 0)
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
        {layers.map((layer, i) => (
          <tr key={layer.name}>
            <th scope="row">
              {LAYER_LABELS[layer.spec.kind]} <small>{layer.name}</small>
              {isFrozen(i) && layer.parameters > 0 && <small> frozen</small>}
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
          <td>{parameters.toLocaleString('en')}</td>
          <td colSpan={2}>{(parameters - trained).toLocaleString('en')} not trained</td>
        </tr>
      </tfoot>
    </table>
  )
}
