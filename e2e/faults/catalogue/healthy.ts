/** Ways to do it right, over all that can be chosen. */
import { BASES, type BaseId } from './bases'
import { healthyOf } from './entry'

export const HEALTHY_SETUPS = [
  ...healthyOf(
    'bases',
    (Object.keys(BASES) as BaseId[]).map((id) => [id] as const),
  ),
]
