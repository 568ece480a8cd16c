import { hasPenalty } from '../../domain/encoders'
import { round } from '../../domain/floor'
import { isWeighted, type LayerSpec } from '../../domain/layers'
import type { Cause, Remedy } from '../cause'
import type { Observations } from '../observations'
import { edited } from './layers'

/** A penalty on weights that costs more than telling pairs apart brings. */
export const penaltyWins: Cause = {
  weigh: ({ config, layers, penaltyShare, outcome }) =>
    !hasPenalty(config) || outcome === 'nan'
      ? 0
      : penaltyShare > 0.5 || outcome === 'collapsed'
        ? 0.9
        : largest(config.l2, layers) >= 0.01
          ? 0.7
          : 0.2,
  why({ config, layers, facts, penaltyShare }) {
    const last = facts.log.column('penalty').at(-1)
    const held = last === undefined ? '' : `: ${round(last)} at the last step`
    const own = layers.filter(hasOwn).length
    const what =
      own === 0
        ? `λ = ${config.l2} makes the penalty`
        : `${own === 1 ? 'The penalty of one layer' : `The penalties of ${own} layers`}${config.l2 === 0 ? '' : ` and the run’s, λ = ${config.l2},`} make`
    return `${what} ${Math.round(100 * penaltyShare)} % of what training makes small${held}. It pulls all weights, and with them all distances, towards 0.`
  },
  remedies: ({ config, layers }) => [
    scaled('Do without L2', config, layers, 0),
    scaled(
      layers.some(hasOwn)
        ? 'A hundredth of each λ'
        : `Set λ to ${Number((config.l2 / 100).toPrecision(2))}`,
      config,
      layers,
      1 / 100,
    ),
  ],
}

const hasOwn = (layer: LayerSpec) => isWeighted(layer) && Math.max(layer.l1 ?? 0, layer.l2 ?? 0) > 0

const largest = (l2: number, layers: readonly LayerSpec[]) =>
  Math.max(l2, ...layers.map((layer) => (isWeighted(layer) ? (layer.l2 ?? 0) : 0)))

/** All λ times a factor, the run's and the layers'. */
function scaled(
  label: string,
  { l2 }: Observations['config'],
  layers: readonly LayerSpec[],
  factor: number,
): Remedy {
  const less = (lambda: number) => Number((lambda * factor).toPrecision(2))
  const own = layers.some(hasOwn)
    ? edited(layers, (layer) => {
        if (!hasOwn(layer) || !isWeighted(layer)) return layer
        const { l1, l2: ridge, ...rest } = layer
        return {
          ...rest,
          ...(l1 !== undefined && factor > 0 && { l1: less(l1) }),
          ...(ridge !== undefined && factor > 0 && { l2: less(ridge) }),
        }
      })
    : {}
  return { label, patch: { ...(l2 > 0 && { l2: less(l2) }), ...own } }
}
