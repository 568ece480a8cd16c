import { Fragment } from 'react'
import type { RunId } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import type { NetworkSummary } from '../../domain/shapes'
import { applyPatch } from '../../state/setup'
import { RunBadge } from '../../ui/RunBadge'
import { countText, shapeText } from './layerEdits'

/** A name that may break after its underscores. */
function Breakable({ name }: { readonly name: string }) {
  return name.split('_').map((part, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <>
          _<wbr />
        </>
      )}
      {part}
    </Fragment>
  ))
}

/** The layers of a built-in encoder, folded away until asked for. */
export function LayerTable(props: {
  readonly run: RunId
  readonly badge: boolean
  readonly layers: readonly LayerSpec[]
  readonly summary: NetworkSummary
}) {
  const { run, badge, layers, summary } = props
  const copy = () => applyPatch(run, { encoder: 'custom', layers })
  return (
    <details className="layers">
      <summary>
        {badge && <RunBadge run={run} />} Layers: {summary.layers.length}
        {summary.embedding !== null && `, embedding of ${summary.embedding}`}
      </summary>
      <table>
        <thead className="hidden">
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Output</th>
            <th scope="col">Parameters</th>
          </tr>
        </thead>
        <tbody>
          {summary.layers.map(({ name, output, parameters, problem }) => (
            <Fragment key={name}>
              <tr>
                <th scope="row">
                  <Breakable name={name} />
                </th>
                <td>{shapeText(output)}</td>
                <td>{countText(parameters, output !== null)}</td>
              </tr>
              {problem && (
                <tr>
                  <td colSpan={3} className="control-problem">
                    {problem}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <button type="button" className="small-button" onClick={copy}>
        Edit a copy
      </button>
    </details>
  )
}
