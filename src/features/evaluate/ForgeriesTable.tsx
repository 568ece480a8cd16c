import { byForgery } from '../../state/forgeries'
import { judgedRates } from '../../state/judgedRates'
import { leftOutOf, rankedOf } from '../../state/judgedRun'
import { FigureCell } from './FigureCell'
import { intervalsOf, ratesInterval } from '../../state/scores/intervals'
import type { Judging } from '../../state/scores/judging'

const KINDS = [
  ['random', 'Random forgeries', 'Signatures of other signers'],
  ['skilled', 'Skilled forgeries', 'Forged signatures of the same signer'],
] as const

/** How forgeries of either kind are told, where the set has any; nothing elsewhere. */
export function ForgeriesTable({ judged, judge }: Judging) {
  const kinds = byForgery(judged)
  const { forged } = judgedRates(judged, judge)
  if (kinds === null) return null
  return (
    <table className="table forgeries">
      <caption>By kind of forgery, against the same pairs of genuine signatures</caption>
      <thead>
        <tr>
          <th scope="col">Different pairs</th>
          <th scope="col">AUC</th>
          <th scope="col">EER</th>
          <th scope="col">
            <abbr title="False accept rate: share of these pairs taken for same">
              FAR at threshold
            </abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {KINDS.map(([kind, name, what]) => {
          const { pairs, units } = kinds[kind]
          const { ranking } = rankedOf(pairs.outputs, pairs.same, judged.larger)
          const intervals = intervalsOf(leftOutOf(pairs.outputs, { pairs, units }, judged.larger))
          const rates = forged?.[kind]
          const count = pairs.same.reduce((sum, same) => sum + 1 - same, 0)
          return (
            <tr key={kind}>
              <th scope="row" title={what}>
                {name} <small>{count.toLocaleString('en')}</small>
              </th>
              <FigureCell value={ranking.auc} interval={intervals.auc} />
              <FigureCell value={ranking.eer} interval={intervals.eer} />
              <FigureCell
                value={rates?.far ?? null}
                interval={rates ? ratesInterval(rates, 'far') : null}
              />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
