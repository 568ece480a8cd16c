import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { LineChart, type LineSeries } from '../../../charts/LineChart'
import type { RunRow } from '../../../domain/keptRuns/rows'
import {
  curvesStore,
  HELD_OUT_MEASURES,
  readCurves,
  type HeldOutMeasure,
  type RunCurve,
} from '../../../state/runCurves'
import { Select } from '../../../ui/Select'
import { DISTINCT, strokeOf } from './strokes'

const LABELS: Readonly<Record<HeldOutMeasure, string>> = {
  loss: 'loss',
  accuracy: 'accuracy',
  auc: 'AUC',
}
const OPTIONS = HELD_OUT_MEASURES.map((value) => ({ value, label: LABELS[value] }))

/** Curves that are drawn without holding the page up. */
const MOST = 40

/** Runs laid over each other: the training loss, and one held-out measure. */
export function RunCurves({ rows: given }: { readonly rows: readonly RunRow[] }) {
  const rows = given.slice(0, MOST)
  const curves = useStore(curvesStore)
  const [measure, setMeasure] = useState<HeldOutMeasure>('auc')
  const [problem, setProblem] = useState<string | null>(null)
  const runs = useMemo(() => given.slice(0, MOST).map(({ run }) => run), [given])
  useEffect(() => {
    readCurves(runs).catch((thrown: unknown) =>
      setProblem(thrown instanceof Error ? thrown.message : String(thrown)),
    )
  }, [runs])
  const revision = rows.reduce((sum, { run }) => sum + (curves[run.id]?.changed ?? 1), rows.length)
  const missing = rows.filter(({ run }) => curves[run.id] === undefined).length
  const seriesOf = (line: (curve: RunCurve) => Pick<LineSeries, 'xs' | 'ys'>): LineSeries[] =>
    rows.flatMap(({ name, run }, place) => {
      const curve = curves[run.id]
      return curve
        ? [{ name: `${name}, seed ${run.config.seed}`, ...strokeOf(place), ...line(curve) }]
        : []
    })
  const hint = missing > 0 ? 'Reading the logs…' : 'None of these runs has this yet'
  return (
    <section className="run-curves" aria-label="Curves of the ticked runs">
      <div className="run-curve">
        <h3>Training loss</h3>
        <LineChart
          label="Training loss of the ticked runs"
          series={seriesOf(({ loss }) => loss)}
          floors={[]}
          markers={[]}
          revision={revision}
          hint={hint}
        />
      </div>
      <div className="run-curve">
        <h3>
          <label>
            Held-out{' '}
            <Select
              aria-label="Held-out measure"
              value={measure}
              options={OPTIONS}
              onPick={setMeasure}
            />
          </label>
        </h3>
        <LineChart
          key={measure}
          label={`Held-out ${LABELS[measure]} of the ticked runs`}
          series={seriesOf(({ heldOut }) => heldOut[measure])}
          floors={[]}
          markers={[]}
          {...(measure !== 'loss' && { yDomain: [0, 1] as const })}
          revision={revision}
          hint={hint}
        />
      </div>
      <ul className="run-curve-key">
        {rows.map(({ name, run }, place) => (
          <li key={run.id}>
            <StrokeSample place={place} /> {name}{' '}
            <span className="muted">seed {run.config.seed}</span>
          </li>
        ))}
      </ul>
      {rows.length > DISTINCT && (
        <p className="muted">
          {given.length > MOST && `The first ${MOST} of ${given.length} are drawn. `}
          From the {DISTINCT + 1}th run on, colours and dashes repeat. Tick fewer to tell them
          apart.
        </p>
      )}
      {problem && (
        <p className="control-problem" role="alert">
          The logs could not be read: {problem} Reload the page and try again.
        </p>
      )}
    </section>
  )
}

function StrokeSample({ place }: { readonly place: number }) {
  const { color, stroke } = strokeOf(place)
  return (
    <svg width={26} height={8} aria-hidden>
      <line
        x1={0}
        x2={26}
        y1={4}
        y2={4}
        stroke={color}
        strokeWidth={2}
        strokeDasharray={stroke.dash.join(' ') || undefined}
      />
    </svg>
  )
}
