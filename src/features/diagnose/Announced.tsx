import { useMemo } from 'react'
import type { Finding } from '../../diagnosis/finding'
import { cameOf } from './proofWords'

/**
 * What screen readers hear of the findings: each once, when it comes or when what was tried of it has
 * come out; not the numbers that change with every step.
 */
export function Announced(props: {
  readonly findings: readonly Finding[]
  readonly comparing: boolean
}) {
  const { findings, comparing } = props
  const text = findings.map((finding) => announcement(finding, comparing)).join(' ')
  // The same text is the same node, so that nothing is said twice.
  return useMemo(
    () => (
      <p className="hidden" role="status">
        {text}
      </p>
    ),
    [text],
  )
}

function announcement({ run, title, proof, fixes }: Finding, comparing: boolean): string {
  const [first] = fixes
  const proven =
    proof === 'proven' && first?.trial ? ` Tried: ${first.label}, ${cameOf(first.trial)}.` : ''
  const refuted = proof === 'refuted' ? ' None of the fixes that were tried learns.' : ''
  return `${comparing ? `Run ${run}: ` : ''}${title}.${proven}${refuted}`
}
