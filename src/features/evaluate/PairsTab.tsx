import { useStore } from 'zustand'
import { configOf, type RunId } from '../../domain/config'
import type { PairView } from '../../domain/reports'
import { runsStore } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { PixelImage } from '../../ui/PixelImage'

/** The held-out pairs that cost most, worst first. */
export function PairsTab({ run }: { readonly run: RunId }) {
  const evaluation = useStore(runsStore, (runs) => runs[run].evaluation)
  const margin = useStore(setupStore, ({ setup }) => configOf(setup, run).margin)
  if (evaluation === null)
    return (
      <p className="muted">
        The held-out pairs that cost most appear here after the first evaluation.
      </p>
    )
  return (
    <ul className="pairs" aria-label={`Held-out pairs of run ${run}, worst first`}>
      {evaluation.worst.map((pair) => (
        <li key={pair.index}>
          <Pair pair={pair} margin={margin} />
        </li>
      ))}
    </ul>
  )
}

function Pair({ pair, margin }: { pair: PairView; margin: number }) {
  const kind = pair.same ? 'same' : 'different'
  const right = pair.output < margin / 2 === pair.same
  const place = Math.min(100, Math.max(0, (pair.output / (margin * 1.5)) * 100))
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
        <s style={{ left: `${100 / 3}%` }} />
        <i className={kind} style={{ left: `${place}%` }} />
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
