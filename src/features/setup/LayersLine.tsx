import { configOf, type RunId } from '../../domain/config'
import type { LayersField } from '../../domain/field'
import { LAYER_KINDS, LAYER_LABELS, NEW_LAYERS } from '../../domain/layerFields'
import type { LayerKind, LayerSpec } from '../../domain/layers'
import { summarise } from '../../domain/shapes'
import { setField } from '../../state/setup'
import { LayerCard } from './LayerCard'
import { moveLayer, removeLayer, setArgument } from './layerEdits'
import { Line } from './Line'
import { controlId, nameOf, type LineProps } from './lineProps'

const focus = (id: string) => document.getElementById(id)?.focus()

/** The editor of the custom encoder's layers, with shapes and counts as they change. */
export function LayersLine(props: LineProps<LayersField>) {
  const { field, setup, run, badge, first } = props
  // Where B alone uses the shared layers, the shapes are those of B's input.
  const user: RunId = field.applies?.(configOf(setup, run)) === false ? 'B' : run
  const { layers, size, channels } = configOf(setup, user)
  const summary = summarise(layers, [size, size, channels])
  const places = ['the image', ...summary.layers.map(({ name }, i) => `${i + 1}: ${name}`)]
  const id = controlId(props)
  const set = (next: readonly LayerSpec[]) => setField(run, field.id, next)

  // Cards are told apart by place, so the focus is put on the place a layer went to.
  function move(from: number, to: number, button: string): void {
    set(moveLayer(layers, from, to))
    focus(`${id}-${to}-${button}`)
  }
  function remove(index: number): void {
    const next = Math.min(index, layers.length - 2)
    focus(next < 0 ? `${id}-add` : `${id}-${next}-remove`)
    set(removeLayer(layers, index))
  }
  function add(kind: LayerKind): void {
    set([...layers, NEW_LAYERS[kind]])
  }

  return (
    <div role="group" aria-label={nameOf(props)} aria-describedby={props.describedBy}>
      <Line label={first && field.label} run={badge ? run : null} toggle={props.toggle}>
        <span className="line-text">{layers.length}</span>
      </Line>
      <ol className="cards">
        {summary.layers.map((layer, index) => (
          <LayerCard
            key={index}
            id={`${id}-${index}`}
            prefix={badge ? `${run}: ` : ''}
            layer={layer}
            isFirst={index === 0}
            isLast={index === layers.length - 1}
            onMove={(by, button) => move(index, index + by, button)}
            onRemove={() => remove(index)}
            places={places.slice(0, index + 1)}
            onArgument={(argument, value) => set(setArgument(layers, index, argument, value))}
          />
        ))}
      </ol>
      <label className="add-layer">
        <span className="hidden">{badge ? `${run}: ` : ''}Add a layer</span>
        <select
          id={`${id}-add`}
          value=""
          onChange={(event) => {
            const kind = LAYER_KINDS.find((each) => each === event.target.value)
            if (kind !== undefined) add(kind)
          }}
        >
          <option value="" disabled>
            + Add a layer
          </option>
          {LAYER_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {LAYER_LABELS[kind]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
