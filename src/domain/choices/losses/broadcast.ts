import type { DataFacts } from '../../dataCounts'
import { capital, floor, round, type Floor } from '../../floor'
import { outputName, outputRange, reach } from '../../outputs'
import type { OwnFields } from '../choice'
import { bestConstant, broadcastBound, type Terms } from './bounds'
import type { TwoTermLossFacts, LossConfig } from './loss'
import { convention, margin } from './sharedFields'
import { found, withoutMargin } from './sharedMisfits'
import { pulledTerms, twoTerms } from './twoTerms'

const fields = { convention, margin } as const satisfies OwnFields
type Config = LossConfig<typeof fields>

const terms = ({ margin }: Config): Terms => ({ near: 0, far: margin, power: 2, factor: 1 })

/**
 * The second question's loss as it computes: `tf.map_fn` hands one distance at a time to an
 * expression with the whole target vector y, so that every distance dᵢ meets every label yⱼ, as they do
 * in any framework where distances [N, 1] are set against labels [N] and broadcast to [N, N]:
 * mean over j of yⱼ·dᵢ² + (1 − yⱼ)·max(0, m − dᵢ)². That is p·dᵢ² + (1 − p)·max(0, m − dᵢ)² with p the
 * mean of y, whatever the pair's own label; it cannot fall below p·(1 − p)·m², at dᵢ = (1 − p)·m.
 */
export const broadcast: TwoTermLossFacts<typeof fields> = {
  label: 'every label, as posted',
  help: 'Every distance meets every label of the batch: tf.map_fn over distances, or [N, 1] against [N] in PyTorch.',
  fields,
  ...twoTerms(terms),
  meets: 'every_label',
  floors: (config, facts) => [broadcastFloor(config, facts)],
  misfits: (config) => found(withoutMargin(config)),
  trials: [
    { text: 'Every label, as posted', about: 'Every distance meets every label.', patch: {} },
  ],
}

function broadcastFloor(config: Config, facts: DataFacts): Floor {
  const pulled = pulledTerms(terms(config), config, facts)
  const range = outputRange(config)
  const what = outputName(config)
  return floor(
    broadcastBound(config, facts, pulled, range),
    'every-label floor',
    `Every ${what} meets every label of the batch, so none can suit its own pair. With p = ${round(pulled.pulled)}, the share of labels that ask for a small ${what}, the mean of p·d² + (1 − p)·max(0, m − d)² is least where every ${what} is ${round(bestConstant(pulled, range))}.${atEnd(config, bestConstant(pulled, range))}`,
  )
}

/** Why it is not better still, where the outputs' range ends before. */
function atEnd(config: Config, best: number): string {
  const { least, most, leastWhy, mostWhy } = reach(config)
  const why = best === least ? leastWhy : best === most ? mostWhy : null
  return why === null ? '' : ` ${capital(why)}.`
}
