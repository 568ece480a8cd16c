/** What came of a run, in words for a terminal. */
import { VERDICT_TEXT } from '../../src/diagnosis/verdict'
import { tells } from '../../src/domain/verification/jackknife'
import type { RunResult } from './result'

const MARKS = { error: '✗', warning: '!', ok: '✓' } as const
const NAMES = { network: 'network', untrained: 'untrained', pixels: 'raw pixels' } as const

export function wordsOf(result: RunResult): string {
  const { run, steps, state, verdict, findings } = result
  const how = state === 'interrupted' ? 'stopped, not judged to its end' : VERDICT_TEXT[verdict]
  return [
    `Run ${run}: ${how}, after ${steps.toLocaleString('en')} steps on ${result.backend?.label ?? 'no backend'}.`,
    ...findings.flatMap(({ severity, title, where, why, fixes }) => [
      `  ${MARKS[severity]} ${title}${where && ` (${where})`}`,
      ...(why === '' ? [] : [`    ${why}`]),
      ...fixes.map(({ label, keys }) => `    To try: ${label} (${keys})`),
    ]),
    ...scores(result),
  ].join('\n')
}

type Figure = NonNullable<RunResult['judgement']>['scores'][number]['auc']

function scores({ judgement }: RunResult): string[] {
  if (judgement === null) return ['  No held-out pairs: nothing says how it does on new ones.']
  const { pairs, same, different, step, intervals, isLive } = judgement
  const over = intervals ? `95 % intervals over ${intervals.text}` : 'intervals are not known'
  const count = (value: number) => value.toLocaleString('en')
  return [
    `  On ${count(pairs)} held-out pairs${isLive ? ', the few of live evaluation' : ''} (${count(same)} same, ${count(different)} different), step ${count(step)}; ${over}:`,
    ...judgement.scores.map(
      ({ of, auc, eer, verified }) =>
        `    ${NAMES[of].padEnd(10)}  AUC ${text(auc)}  EER ${text(eer)}${verified === null ? '' : `  verified ${text(verified)}`}`,
    ),
  ]
}

const text = ({ value, low, high }: Figure) =>
  low === null || high === null
    ? value.toFixed(3)
    : `${value.toFixed(3)} (${tells({ low, high }) ? `${low.toFixed(3)}–${high.toFixed(3)}` : 'too few for an interval'})`
