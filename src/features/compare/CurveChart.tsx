import { spread } from '../../charts/spread'
import type { CurveRun, LearningCurve } from '../../domain/learningCurve'
import type { SetWords } from '../../domain/setKind'

const WIDTH = 360
const HEIGHT = 190
const BOX = { left: 40, right: WIDTH - 62, top: 10, bottom: HEIGHT - 30 }
/** Height of a label, in px. */
const LABEL = 12
/** Points of a drawn law. */
const POINTS = 24

/** AUC against people, a line for each number of photos; dashed beyond what was measured. */
export function CurveChart(props: {
  readonly runs: readonly CurveRun[]
  readonly curve: LearningCurve | null
  readonly words: SetWords
}) {
  const { runs, curve, words } = props
  const people = sorted(runs.map((run) => run.people))
  const photos = sorted(runs.map((run) => run.photos))
  const [least = 1, most = 1] = [people[0], people.at(-1)]
  const range = [least / 1.15, (curve?.twicePeople ? 2 * most : most) * 1.05] as const
  const aucs = [...runs.map(({ auc }) => auc), curve?.twicePeople?.high ?? 0]
  const [low, high] = [Math.min(...runs.map(({ auc }) => auc)) - 0.01, Math.max(...aucs) + 0.01]
  const x = (count: number) =>
    BOX.left + ((BOX.right - BOX.left) * Math.log(count / range[0])) / Math.log(range[1] / range[0])
  const y = (auc: number) => BOX.bottom - ((BOX.bottom - BOX.top) * (auc - low)) / (high - low)
  const lawFrom = (from: number, to: number, each: number) =>
    curve &&
    Array.from({ length: POINTS + 1 }, (_, i) => {
      const count = from * (to / from) ** (i / POINTS)
      return `${i === 0 ? 'M' : 'L'}${x(count).toFixed(1)} ${y(curve.auc(count, each)).toFixed(1)}`
    }).join('')
  const twice = curve?.twicePeople ?? null
  const ends = photos.map((each) => y(endOf(runs, each, twice ? 2 * most : most, curve)) + 4)
  const labelled = spread(ends, LABEL)
  return (
    <svg
      className="curve-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`AUC against ${words.many}, a line for each number of ${words.picture}s`}
    >
      <path className="curve-axis" d={`M${BOX.left} ${BOX.top}V${BOX.bottom}H${BOX.right}`} />
      {[low + 0.01, (low + high) / 2, high - 0.01].map((auc, i) => (
        <text key={i} x={BOX.left - 4} y={y(auc) + 4} textAnchor="end">
          {auc.toFixed(2)}
        </text>
      ))}
      {[...people, ...(twice ? [2 * most] : [])].map((count) => (
        <text key={count} x={x(count)} y={BOX.bottom + 14} textAnchor="middle">
          {count}
        </text>
      ))}
      <text x={(BOX.left + BOX.right) / 2} y={HEIGHT - 3} textAnchor="middle">
        {words.many} trained on
      </text>
      {photos.map((each, i) => (
        <g key={each} className={`curve-line curve-line-${i % 3}`}>
          {curve && <path d={lawFrom(least, most, each) ?? ''} />}
          {twice && <path className="curve-ahead" d={lawFrom(most, 2 * most, each) ?? ''} />}
          {runs
            .filter((run) => run.photos === each)
            .map((run, place) => (
              <circle key={place} cx={x(run.people)} cy={y(run.auc)} r={2.5} />
            ))}
          <text x={BOX.right + 5} y={labelled[i]}>
            {Number(each.toFixed(1))} {i === photos.length - 1 ? `${words.picture}s` : ''}
          </text>
        </g>
      ))}
      {twice && (
        <path className="curve-interval" d={`M${x(2 * most)} ${y(twice.low)}V${y(twice.high)}`} />
      )}
    </svg>
  )
}

/** Where a line ends: by the law, or else its last run. */
function endOf(
  runs: readonly CurveRun[],
  each: number,
  people: number,
  curve: LearningCurve | null,
) {
  return curve?.auc(people, each) ?? runs.findLast((run) => run.photos === each)?.auc ?? 0
}

const sorted = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)
