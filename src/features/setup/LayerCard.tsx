import { ArrowDown, ArrowUp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  LAYER_FIELDS,
  argumentOf,
  matters,
  type LayerField,
  type LayerValue,
} from '../../domain/layerFields'
import type { LayerSummary } from '../../domain/shapes'
import { LayerArgument } from './LayerArgument'
import { countText, shapeText } from './layerEdits'

/** A button that stays in the tab order where it does nothing, so that the focus is never lost. */
function CardButton(props: {
  readonly id: string
  readonly name: string
  readonly idle?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      id={props.id}
      className="card-button"
      aria-label={props.name}
      title={props.name}
      aria-disabled={props.idle}
      onClick={() => !props.idle && props.onClick()}
    >
      {props.children}
    </button>
  )
}

/** One layer of the custom encoder: what it gives, its arguments, its place. */
export function LayerCard(props: {
  readonly id: string
  /** Before each accessible name, to say whose layer it is. */
  readonly prefix: string
  readonly layer: LayerSummary
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: -1 | 1, button: 'up' | 'down') => void
  readonly onRemove: () => void
  /** What stands before it, by place; the image is 0. */
  readonly places: readonly string[]
  readonly onArgument: (field: LayerField, value: LayerValue) => void
}) {
  const { id, prefix, layer, onMove } = props
  const { name, spec } = layer
  const fields = LAYER_FIELDS[spec.kind].filter((field) => matters(spec, field))
  // What is as it mostly is stands under “More”, unless it goes with what does not.
  const isFolded = (field: LayerField) =>
    field.standard !== undefined &&
    field.goesWith === undefined &&
    argumentOf(spec, field) === field.standard
  const folded = fields.filter(isFolded)
  const argument = (field: LayerField) => (
    <LayerArgument
      key={`${spec.kind}-${field.key}`}
      id={`${id}-${field.key}`}
      name={`${prefix}${name} ${field.label}`}
      field={field}
      value={argumentOf(spec, field)}
      places={props.places}
      onChange={(value) => props.onArgument(field, value)}
    />
  )
  return (
    <li className="layer-card" data-misfit={layer.problem !== null || undefined}>
      <div className="layer-head">
        <b>{name}</b>
        <CardButton
          id={`${id}-up`}
          name={`${prefix}Move ${name} up`}
          idle={props.isFirst}
          onClick={() => onMove(-1, 'up')}
        >
          <ArrowUp size={13} aria-hidden />
        </CardButton>
        <CardButton
          id={`${id}-down`}
          name={`${prefix}Move ${name} down`}
          idle={props.isLast}
          onClick={() => onMove(1, 'down')}
        >
          <ArrowDown size={13} aria-hidden />
        </CardButton>
        <CardButton id={`${id}-remove`} name={`${prefix}Remove ${name}`} onClick={props.onRemove}>
          <X size={13} aria-hidden />
        </CardButton>
      </div>
      <p className="layer-output">
        <span>{shapeText(layer.output)}</span>
        <span>{countText(layer.parameters, layer.output !== null)} parameters</span>
      </p>
      {layer.problem && <p className="control-problem">{layer.problem}</p>}
      {fields.filter((field) => !isFolded(field)).map(argument)}
      {folded.length > 0 && (
        <details className="more-arguments">
          <summary>More</summary>
          {folded.map(argument)}
        </details>
      )}
    </li>
  )
}
