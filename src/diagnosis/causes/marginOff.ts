import { LOSSES } from '../../domain/choices/losses'
import { round } from '../../domain/floor'
import type { Cause } from '../cause'
import type { Observations } from '../observations'
import { roundDown, WELL_WITHIN } from '../reachFixes'

/** A margin of another size than the distances: out of their reach, or passed from the first step. */
export const marginOff: Cause = {
  weigh(o) {
    const { config, wanted, firstLargest, reach, outcome, active } = o
    if (!takesMargin(o) || wanted === null || outcome === 'nan' || outcome === 'by_heart') return 0
    if (config.head === 'raw' && reach.most < wanted) return 0.85
    const times = firstLargest === null || config.head !== 'raw' ? 1 : firstLargest / wanted
    if (times > 10) return config.margin < 0.3 ? 0.8 : 0.7
    if (active !== null && active < 0.05 && outcome !== 'learns') return 0.6
    if (times > 3 || times < 0.1) return 0.45
    return config.margin > 2 || config.margin < 0.3 ? 0.4 : 0.05
  },
  why({ config, firstLargest, reach, wanted, active }) {
    const cap =
      config.head === 'raw' && wanted !== null && reach.most < wanted
        ? ` No distance can be above ${round(reach.most)}.`
        : ''
    const first =
      firstLargest === null ? '' : ` The first batch’s distances went up to ${round(firstLargest)}.`
    const idle =
      active !== null && active < 0.2
        ? ` Of the last losses, ${Math.round(100 * active)} % were above 0.`
        : ''
    return `The margin is ${round(config.margin)}.${cap}${first}${idle}`
  },
  remedies(o) {
    const { config, reach, firstLargest } = o
    const fits = Number.isFinite(reach.most) ? roundDown(WELL_WITHIN * reach.most) : 1
    const scale =
      firstLargest !== null && firstLargest > 3 && config.head === 'raw'
        ? [roundDown(firstLargest)]
        : []
    const margins = [...new Set([Math.min(1, fits), ...scale, fits, 0.5])]
    return margins
      .filter((margin) => margin !== config.margin && margin > 0)
      .map((margin) => ({ label: `Set margin ${margin}`, patch: { margin } }))
  },
}

const takesMargin = ({ config }: Observations) => 'margin' in LOSSES[config.loss].fields
