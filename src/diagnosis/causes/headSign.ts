import { HEADS } from '../../domain/choices/heads'
import { wantedSlope } from '../../domain/objective'
import { isLearnt } from '../../domain/outputs'
import type { Cause } from '../cause'

/** A head that scales the distance began with the wrong sign, and has not come through 0. */
export const headSign: Cause = {
  weigh({ config, facts: { heldOut }, outcome }) {
    if (!isLearnt(config) || !HEADS[config.head].takesDistance || config.headStart === 'one')
      return 0
    if (outcome === 'nan') return 0.1
    const scale = heldOut?.headScale
    if (scale !== undefined && scale !== null)
      return Math.sign(scale) === wantedSlope(config) ? 0.1 : 0.95
    return (heldOut?.auc ?? 1) < 0.5 ? 0.9 : 0.4
  },
  why({ config, facts: { heldOut } }) {
    const scale = heldOut?.headScale
    if (scale === undefined || scale === null)
      return 'The head’s first weight is drawn, and so is its sign.'
    const wanted = wantedSlope(config) === 1 ? 'positive' : 'negative'
    if (Math.sign(scale) === wantedSlope(config))
      return `The head multiplies the distance by ${scale.toPrecision(2)}, which has the sign that the loss wants; its first weight is drawn, and so is its sign.`
    return `The head multiplies the distance by ${scale.toPrecision(2)}; the loss falls where it is ${wanted}. Its first weight is drawn, and so is its sign.`
  },
  remedies: () => [{ label: 'Start the head’s weight at ±1', patch: { headStart: 'one' } }],
}
