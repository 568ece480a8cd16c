import { useStore } from 'zustand'
import { configOf, type RunId } from '../../domain/config'
import type { PairView } from '../../domain/reports'
import { runsStore } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { PixelImage } from '../../ui/PixelImage'
import { judgedRight, judgeOf, scaleEnd, type Judge } from './judge'

/** The held-out pairs that cost most, worst first. */
export function PairsTab({ run }: { readonly run: RunId }) {
  const evaluation = useStore(runsStore, (runs) => runs[run].evaluation)
  const { setup } = useStore(setupStore)
  const config = configOf(setup, run)
  if (evaluation === null)
    return (
      <p className="muted">
        The held-out pairs that cost most appear here after the first evaluation.
      </p>
    )
  const judge = judgeOf(config, evaluation)
  const end = scaleEnd(config, evaluation.outputs)
  return (
    <ul className="pairs" aria-label={`Held-out pairs of run ${run}, worst first`}>
      {evaluation.worst.map((pair) => (
        <li key={pair.index}>
          <Pair pair={pair} judge={judge} end={end} />
        </li>
      ))}
    </ul>
  )
}

interface PairProps {
  readonly pair: PairView
  readonly judge: Judge
  /** Where the little scale ends; it begins at 0. */
  readonly end: number
}

function Pair({ pair, judge, end }: PairProps) {
  const kind = pair.same ? 'same' : 'different'
  const right = judgedRight(judge, pair)
  const left = (output: number) => `${Math.min(100, Math.max(0, (output / end) * 100))}%`
  return (
    <figure className="pair">
      <div className="twins">
        <PixelImage
          pixels={pair.imageA}
          side={pair.side}
          label={`Pair ${pair.index + 1}, first image`}
        />
        <PixelImage
          pixels={pair.imageB}
          side={pair.side}
          label={`Pair ${pair.index + 1}, second image`}
        />
      </div>
      <div className="scale" aria-hidden>
        {Number.isFinite(judge.threshold) && <s style={{ left: left(judge.threshold) }} />}
        {!Number.isNaN(pair.output) && <i className={kind} style={{ left: left(pair.output) }} />}
      </div>
      <figcaption>
        <span className={kind}>
          <span aria-hidden>{pair.same ? '●' : '◆'}</span> {kind}
        </span>
        <b>{pair.output.toFixed(2)}</b>
        <span className={right ? 'right' : 'wrong'}>
          <span aria-hidden>{right ? '✓' : '✕'}</span>
          <span className="hidden">{right ? 'judged right' : 'judged wrong'}</span>
        </span>
      </figcaption>
    </figure>
  )
}
