/**
 * What screen readers hear of the findings: each once, when it comes and when trying its fixes has come
 * out; nothing of the numbers that change with every step.
 */
import type { Finding } from '../../diagnosis/finding'
import type { RunId } from '../../domain/config'
import { cameOf } from '../../diagnosis/trialWords'

export interface Said {
  /** What was said already, by run. */
  readonly keys: Readonly<Partial<Record<RunId, readonly string[]>>>
  /** The sentences that were new last. */
  readonly text: string
}

export const NOTHING_SAID: Said = { keys: {}, text: '' }

/** The same object where there is nothing new. @param begun runs that have done a step */
export function announce(
  said: Said,
  findings: readonly Finding[],
  begun: readonly RunId[],
  comparing: boolean,
): Said {
  const forgotten = (['A', 'B'] as const).filter((id) => !begun.includes(id) && said.keys[id])
  const keys: Partial<Record<RunId, readonly string[]>> = { ...said.keys }
  for (const id of forgotten) delete keys[id]
  const fresh = findings.filter(
    (finding) => begun.includes(finding.run) && !keys[finding.run]?.includes(keyOf(finding)),
  )
  if (fresh.length === 0) return forgotten.length === 0 ? said : { keys, text: '' }
  for (const finding of fresh) keys[finding.run] = [...(keys[finding.run] ?? []), keyOf(finding)]
  return { keys, text: fresh.map((each) => sentence(each, comparing)).join(' ') }
}

const hasComeOut = ({ proof, isTrying }: Finding) =>
  !isTrying && (proof === 'proven' || proof === 'refuted')
const keyOf = (finding: Finding) =>
  hasComeOut(finding) ? `${finding.code} ${finding.proof}` : finding.code

function sentence(finding: Finding, comparing: boolean): string {
  const { run, title, fixes, proof } = finding
  if (!hasComeOut(finding)) return `${comparing ? `Run ${run}: ` : ''}${title}.`
  const what = `${comparing ? `Run ${run}: ` : ''}${title}.`
  const [first] = fixes
  if (proof === 'refuted')
    return `${what} None of the fixes that were tried learns from most seeds.`
  return proof === 'proven' && first?.trial
    ? `${what} Tried: ${first.label}, ${cameOf(first.trial)}.`
    : what
}
