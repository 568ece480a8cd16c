import { useMemo } from 'react'
import { curveText } from '../../domain/curveText'
import { learningCurve, type CurveRun, type LearningCurve } from '../../domain/learningCurve'
import { SET_WORDS, type SetWords } from '../../domain/setKind'
import { curveRuns, dataSweepSet } from '../../state/dataCurve'
import type { SweepState } from '../../state/sweepStore'
import { CurveChart } from './CurveChart'

/** Under a sweep over people or photos: what more of either would bring. */
export function DataCurve({ sweep }: { readonly sweep: Pick<SweepState, 'cells' | 'state'> }) {
  const { cells, state } = sweep
  const set = useMemo(() => dataSweepSet(cells), [cells])
  const runs = useMemo(() => (set === null ? [] : curveRuns(cells, set)), [cells, set])
  const curve = useMemo(() => learningCurve(runs), [runs])
  if (set === null || runs.length === 0) return null
  const words = SET_WORDS[set.kind]
  return (
    <section className="data-curve" aria-labelledby="data-curve-title">
      <h3 id="data-curve-title">How much data?</h3>
      <p role="status">
        {typeof curve === 'string'
          ? state === 'running'
            ? 'More runs are on their way.'
            : curve
          : curveText(curve, words)}
      </p>
      <div className="data-curve-parts">
        <MeanTable runs={runs} words={words} />
        <CurveChart runs={runs} curve={typeof curve === 'string' ? null : curve} words={words} />
      </div>
      {typeof curve !== 'string' && <Method curve={curve} words={words} />}
    </section>
  )
}

function Method({ curve, words }: { readonly curve: LearningCurve; readonly words: SetWords }) {
  return (
    <p className="muted">
      AUC of the held-out pairs, the same for every run. Forecasts from {curve.people} {words.many}{' '}
      with {eachText(curve.photos)} {words.picture}s each, by error = a · {words.many}^−b ·{' '}
      {words.picture}
      s^−d with error = 1 − AUC; in brackets where 95 % of fits to redrawn residuals lie. It holds
      for these steps and settings, and for {words.many} like these.
    </p>
  )
}

/** Mean AUC by people, down, and photos of each, across. */
function MeanTable({
  runs,
  words,
}: {
  readonly runs: readonly CurveRun[]
  readonly words: SetWords
}) {
  const people = sorted(runs.map((run) => run.people))
  const photos = sorted(runs.map((run) => run.photos))
  return (
    <table className="data-table">
      <caption>AUC, mean over runs</caption>
      <thead>
        <tr>
          <th scope="col">{capital(words.many)}</th>
          {photos.map((each) => (
            <th key={each} scope="col">
              {eachText(each)} {words.picture}s each
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((count) => (
          <tr key={count}>
            <th scope="row">{count}</th>
            {photos.map((each) => (
              <td key={each}>{meanText(runs, count, each)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function meanText(runs: readonly CurveRun[], people: number, photos: number): string {
  const own = runs.filter((run) => run.people === people && run.photos === photos)
  if (own.length === 0) return '–'
  return (own.reduce((sum, { auc }) => sum + auc, 0) / own.length).toFixed(3)
}

const sorted = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)
const eachText = (photos: number) => String(Number(photos.toFixed(1)))
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
