import type { RunFacts } from '../../diagnosis/finding'
import type { Verdict } from '../../domain/verdict'
import type { RunView } from '../../state/runView'

const fixed = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(3))

/** How a run came out, as one sentence that begins with its loss, with what was measured. */
export function outcomeText(
  name: string,
  verdict: Verdict,
  view: Pick<RunView, 'nonFinite'> & { readonly evaluation: RunFacts['heldOut'] },
): string {
  const heldOut = view.evaluation
  const loss = fixed(heldOut?.loss)
  const pairs = heldOut?.same?.length ?? 0
  const live = heldOut?.isJudged === true ? '' : 'live '
  const of = pairs === 0 ? '' : ` of ${pairs.toLocaleString('en')} ${live}pairs`
  const auc = `AUC ${fixed(heldOut?.auc)}${of}`
  const accuracy = fixed(heldOut?.accuracy)
  switch (verdict) {
    case 'learns':
      return `${name}’s loss fell to ${loss}, and it learnt: held-out accuracy ${accuracy}, ${auc}.`
    case 'misread':
      return `${name}’s loss ended at ${loss}, and it ranks the pairs rightly (${auc}), but its accuracy shows ${accuracy}.`
    case 'inverted':
      return `${name}’s loss ended at ${loss}, and it ranks the pairs upside down: ${auc}.`
    case 'stuck':
      return `${name}’s loss stayed at ${loss}; it did not learn to tell the pairs apart: ${auc}.`
    case 'dead':
      return `${name}’s loss stayed finite, but its gradients are exactly 0: it learns no more, ${auc}.`
    case 'nan':
      return `${name}’s loss turned to NaN at step ${view.nonFinite?.step ?? '–'}.`
    case 'undecided':
      return `${name} ended too early to tell.`
    default:
      return verdict satisfies never
  }
}
