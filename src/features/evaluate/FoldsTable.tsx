import { useMemo } from 'react'
import { thresholdText } from '../../domain/judging'
import { acrossFolds, meanInterval } from '../../domain/verification/acrossFolds'
import { fractionText } from '../../state/scores/figures'
import { intervalText } from '../../state/scores/intervals'
import type { Judging } from '../../state/scores/judging'

/** The protocol of LFW, where the held-out pairs have folds; nothing elsewhere. */
export function FoldsTable({ judged }: Judging) {
  const { pairs, folds, larger } = judged
  const scores = useMemo(
    () => folds && acrossFolds(pairs, folds.of, larger),
    [pairs, folds, larger],
  )
  if (folds === null || scores === null) return null
  const { mean, std } = scores
  const count = scores.folds.length
  return (
    <table className="table folds-table">
      <caption>
        Across {count} folds <b>{fractionText(mean)}</b> ± {fractionText(std)} (mean ± standard
        deviation; standard error {fractionText(std / Math.sqrt(count))}; 95 % interval over folds{' '}
        {intervalText(meanInterval(scores))}). The threshold of each fold is the best of the others.
      </caption>
      <thead>
        <tr>
          <th scope="col">Fold</th>
          <th scope="col">Pairs</th>
          <th scope="col">Accuracy</th>
          <th scope="col">Threshold</th>
        </tr>
      </thead>
      <tbody>
        {scores.folds.map(({ fold, pairs: own, accuracy, threshold }) => (
          <tr key={fold}>
            <th scope="row">{folds.names[fold] ?? fold + 1}</th>
            <td>{own.toLocaleString('en')}</td>
            <td>{fractionText(accuracy)}</td>
            <td>{thresholdText(threshold, larger)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
