import { judgedRight, type Judge } from '../../domain/judging'
import type { HeldOutImages, ScoredPairs } from '../../domain/reports'
import { PairTwins } from './PairTwins'

interface PairCardProps {
  /** The pair's place. */
  readonly index: number
  readonly pairs: ScoredPairs
  readonly images: HeldOutImages
  readonly judge: Judge
  /** Where the little scale ends; it begins at 0. */
  readonly end: number
}

/** A held-out pair: its images, whose they are, where its output lies, and whether it is judged right. */
export function PairCard({ index, pairs, images, judge, end }: PairCardProps) {
  const output = pairs.outputs[index] ?? NaN
  const same = pairs.same[index] === 1
  const kind = same ? 'same' : 'different'
  const right = judgedRight(judge, { output, same })
  const left = (value: number) => `${Math.min(100, Math.max(0, (value / end) * 100))}%`
  return (
    <figure className="pair">
      <PairTwins index={index} pairs={pairs} images={images} />
      <div className="scale" aria-hidden>
        {Number.isFinite(judge.threshold) && <s style={{ left: left(judge.threshold) }} />}
        {!Number.isNaN(output) && <i className={kind} style={{ left: left(output) }} />}
      </div>
      <figcaption>
        <span className={kind}>
          <span aria-hidden>{same ? '●' : '◆'}</span> {kind}
        </span>
        <b>{output.toFixed(2)}</b>
        <span className={right ? 'right' : 'wrong'}>
          <span aria-hidden>{right ? '✓' : '✕'}</span>
          <span className="hidden">{right ? 'judged right' : 'judged wrong'}</span>
        </span>
      </figcaption>
    </figure>
  )
}
