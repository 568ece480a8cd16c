/**
 * The floor that the outputs' range makes: pairs to pull cost what its least leaves, pairs to push what
 * its most leaves. Told where it is seen beside what guessing scores.
 */
import { capital, floor, round, type Floor } from '../../floor'
import { outputReach, type OutputSettings } from '../../outputs'
import type { Bound } from '../../range'
import type { Convention } from '../../settings'
import { constantBound, rangeBound, type PulledTerms } from './bounds'

/** Part of what guessing scores from which on a cost is seen in a chart. */
const SEEN = 0.01

type Config = OutputSettings & { readonly labels: Convention; readonly convention: Convention }

/** Null where the ends leave next to nothing to pay. */
export function rangeFloor(config: Config, terms: PulledTerms): Floor | null {
  const { least, most } = outputReach(config)
  const range = [least.at, most.at] as const
  const seen = SEEN * constantBound(terms, range)
  const kinds = ['same', 'different'] as const
  const [pull, push] = config.labels === config.convention ? kinds : kinds.toReversed()
  const costs = (bound: Bound, pulled: 0 | 1, pair = '') => {
    const cost = rangeBound({ ...terms, pulled }, range)
    const share = pulled === 1 ? terms.pulled : 1 - terms.pulled
    const wanted = round(pulled === 1 ? terms.near : terms.far)
    const reason = `${capital(bound.why ?? '')}, so a ${pair} pair, which the loss wants at ${wanted}, costs at least ${round(cost)}.`
    return share * cost > seen ? [{ name: bound.name, reason }] : []
  }
  const binding = [...costs(least, 1, pull), ...costs(most, 0, push)]
  if (binding.length === 0) return null
  const names = new Set(binding.map(({ name }) => name))
  return floor(
    rangeBound(terms, range),
    `${[...names].join(' and ')} floor`,
    binding.map(({ reason }) => reason).join(' '),
  )
}
