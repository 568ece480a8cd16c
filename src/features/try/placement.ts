/** Where an output falls among those of the held-out pairs. Pure. */
import type { Convention } from '../../domain/settings'
import type { ScoredPairs } from '../../domain/reports'

interface Share {
  readonly count: number
  readonly of: number
}

export interface Placement {
  /** Different pairs that lie farther apart. */
  readonly nearerThan: Share
  /** Same pairs that lie nearer together. */
  readonly fartherThan: Share
}

/** @param larger what a larger output says of a pair */
export function placementOf(
  output: number,
  { outputs, same }: Pick<ScoredPairs, 'outputs' | 'same'>,
  larger: Convention,
): Placement {
  const near = larger === 'same' ? 1 : -1
  const count = (kind: 0 | 1, side: 1 | -1): Share => {
    const own = outputs.filter((_, i) => same[i] === kind)
    return {
      count: own.filter((other) => side * near * (output - other) > 0).length,
      of: own.length,
    }
  }
  return { nearerThan: count(0, 1), fartherThan: count(1, -1) }
}

/** The placement in words; null where there are no pairs of one kind, or no number to place. */
export function placementText(
  output: number,
  { nearerThan, fartherThan }: Placement,
  isDistance: boolean,
): string | null {
  if (Number.isNaN(output) || nearerThan.of === 0 || fartherThan.of === 0) return null
  const [nearer, farther] = isDistance ? ['Nearer', 'farther'] : ['More alike', 'less alike']
  return `${nearer} than ${shareText(nearerThan)} different pairs, ${farther} than ${shareText(fartherThan)} same pairs.`
}

/** A share never rounds to all or none. */
function shareText({ count, of }: Share): string {
  if (count === 0) return `none of the ${of.toLocaleString('en')}`
  if (count === of) return `all ${of.toLocaleString('en')}`
  const percent = Math.min(99, Math.max(1, Math.round((100 * count) / of)))
  return `${percent} % of`
}
