import { useState } from 'react'
import type { Finding } from '../../diagnosis/finding'
import type { RunId } from '../../domain/config'
import { announce, NOTHING_SAID } from './announcements'

/** The one live region of the findings; the list itself changes with every step. */
export function Announced(props: {
  readonly findings: readonly Finding[]
  readonly begun: readonly RunId[]
  readonly comparing: boolean
}) {
  const { findings, begun, comparing } = props
  const [said, setSaid] = useState(NOTHING_SAID)
  const next = announce(said, findings, begun, comparing)
  if (next !== said) setSaid(next)
  return (
    <p className="hidden" role="status" aria-label="News of the runs">
      {next.text}
    </p>
  )
}
