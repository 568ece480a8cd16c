import { isActive, type LayerSpec } from '../../domain/layers'
import type { Cause } from '../cause'
import { edited, lastActive } from './layers'

/** Hidden sigmoids, tanhs or softmaxes, through each of which the gradient shrinks. */
export const hiddenSaturates: Cause = {
  weigh({ layers, outcome }) {
    const hidden = saturating(layers).length
    if (outcome === 'nan' || outcome === 'by_heart') return hidden > 0 ? 0.03 : 0
    return hidden === 0 ? 0 : Math.min(0.75, 0.3 + 0.15 * hidden)
  },
  why({ layers, facts }) {
    const of = facts.layers
    const [first, last] = [of.find(({ gradNorm }) => gradNorm >= 0), of.at(-1)]
    const shrinks =
      first && last && first !== last && first.gradNorm < 0.1 * last.gradNorm
        ? ` The gradient’s norm is ${first.gradNorm.toPrecision(2)} in ${first.name} and ${last.gradNorm.toPrecision(2)} in ${last.name}.`
        : ''
    const hidden = saturating(layers)
    const names = [...new Set(hidden.map(({ activation }) => activation))].join(', ')
    return `${hidden.length === 1 ? 'One hidden layer has an activation' : `${hidden.length} hidden layers have activations`} that can saturate (${names}).${shrinks}`
  },
  remedies({ layers }) {
    const last = lastActive(layers)?.index
    const relu = edited(layers, (layer, i) =>
      isActive(layer) && i !== last && isSaturating(layer)
        ? { ...layer, activation: 'relu' }
        : layer,
    )
    return [
      { label: 'ReLU in hidden layers', patch: relu },
      {
        label: 'ReLU in hidden layers, He’s initial weights',
        patch: { ...relu, initializer: 'he_normal' },
      },
    ]
  },
}

const isSaturating = (layer: LayerSpec) =>
  isActive(layer) &&
  (layer.activation === 'sigmoid' || layer.activation === 'tanh' || layer.activation === 'softmax')

function saturating(layers: readonly LayerSpec[]) {
  const last = lastActive(layers)?.index
  return layers.flatMap((layer, i) =>
    i !== last && isSaturating(layer) && isActive(layer) ? [layer] : [],
  )
}
