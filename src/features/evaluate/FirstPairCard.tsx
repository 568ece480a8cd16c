import type { FirstPairs } from '../../domain/reports'
import type { Convention } from '../../domain/settings'
import { PairTwins } from './PairTwins'

/** A training pair before anything is trained: its images, whose they are, and its label. */
export function FirstPairCard(props: {
  readonly index: number
  readonly pairs: FirstPairs
  /** What a label of 1 means; null where there are no labels. */
  readonly labels: Convention | null
}) {
  const { index, pairs, labels } = props
  const same = pairs.same[index] === 1
  const kind = same ? 'same' : 'different'
  return (
    <figure className="pair first-pair">
      <PairTwins index={index} pairs={pairs} images={pairs.images} />
      <figcaption>
        <span className={kind}>
          <span aria-hidden>{same ? '●' : '◆'}</span> {kind}
        </span>
        {labels !== null && <b>label {kind === labels ? 1 : 0}</b>}
      </figcaption>
    </figure>
  )
}
