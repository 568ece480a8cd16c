import { HEADS } from '../../domain/choices/heads'
import { largerMeans } from '../../domain/objective'
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
      return isWrong(scale, largerMeans(config)) ? 0.95 : 0.3
    return (heldOut?.auc ?? 1) < 0.5 ? 0.9 : 0.4
  },
  why({ config, facts: { heldOut } }) {
    const scale = heldOut?.headScale
    if (scale === undefined || scale === null)
      return 'The head’s first weight is drawn, and so is its sign.'
    const wanted = largerMeans(config) === 'different' ? 'positive' : 'negative'
    return `The head multiplies the distance by ${scale.toPrecision(2)}; it should be ${wanted}, so that a larger output means ${largerMeans(config)}. Its first weight is drawn, and so is its sign.`
  },
  remedies: () => [{ label: 'Start the head’s weight at ±1', patch: { headStart: 'one' } }],
}
const isWrong = (scale: number, larger: 'same' | 'different') =>
  larger === 'different' ? scale < 0 : scale > 0
