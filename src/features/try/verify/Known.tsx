import { scoreOf, type Verifier } from '../../../domain/verifier'
import { cardRows, scoreText } from '../../../domain/verifierCard'
import { FactList } from '../../../ui/FactList'

/** What is known of a verifier: how good it was in a line, all of its card on request. */
export function Known({ verifier }: { readonly verifier: Verifier }) {
  const { judgedOn } = verifier
  const told = (['verified', 'auc'] as const).flatMap((id) => {
    const score = scoreOf(verifier, id)
    return score === undefined ? [] : [`${score.name} ${scoreText(score)}`]
  })
  return (
    <details className="verify-known">
      <summary>
        {told.length === 0 ? 'It was not judged.' : `${told.join(', ')}. ${judgedOn}`}
      </summary>
      <FactList facts={cardRows(verifier)} />
    </details>
  )
}
