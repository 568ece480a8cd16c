import { figuresText } from './measured'
import type { Judging } from '../../state/scores/judging'

/** Of which pairs and people the figures of a table are; once where it is the same for both runs. */
export function MeasuredNote(props: {
  readonly judgings: readonly Judging[]
  /** What the figures are called that need no threshold. */
  readonly others: string
}) {
  const texts = props.judgings.map(({ run, judged, judge }) => ({
    run,
    text: figuresText(judged, judge, props.others),
  }))
  const isOne = new Set(texts.map(({ text }) => text)).size === 1
  return (isOne ? texts.slice(0, 1) : texts).map(({ run, text }) => (
    <p key={run} className="muted tab-note measured-note">
      {isOne ? text : `Run ${run}: ${text}`}
    </p>
  ))
}
