/** What a sweep's runs came to, in words and signs. */
import {
  ArrowUpDown,
  Check,
  CircleSlash,
  Ellipsis,
  EyeOff,
  Minus,
  X,
  type LucideIcon,
} from 'lucide-react'
import { VERDICT_TEXT, type Verdict } from '../../diagnosis/verdict'
import { cellVerdict, type SweepCell } from '../../state/sweepCell'

interface VerdictLook {
  readonly icon: LucideIcon
  readonly tone: 'good' | 'half' | 'bad' | 'open'
  readonly about: string
}

export const VERDICT_LOOKS: Readonly<Record<Verdict, VerdictLook>> = {
  learns: {
    icon: Check,
    tone: 'good',
    about: 'Held-out pairs are told apart, and the accuracy shows it.',
  },
  misread: {
    icon: EyeOff,
    tone: 'half',
    about: 'The ranking is right, but the accuracy does not show it.',
  },
  inverted: { icon: ArrowUpDown, tone: 'bad', about: 'The ranking is upside down.' },
  stuck: { icon: Minus, tone: 'bad', about: 'Held-out pairs are not told apart.' },
  dead: { icon: CircleSlash, tone: 'bad', about: 'Every gradient is exactly 0.' },
  nan: { icon: X, tone: 'bad', about: 'A value is no longer finite.' },
  undecided: { icon: Ellipsis, tone: 'open', about: 'Too early to say.' },
}

const ORDER = Object.keys(VERDICT_LOOKS) as Verdict[]

/** How many of these runs came to what, best first; those without a verdict by their status. */
export function outcomeCounts(cells: readonly SweepCell[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>(ORDER.map((verdict) => [VERDICT_TEXT[verdict], 0]))
  for (const cell of cells) {
    if (cell.status === 'queued' || cell.status === 'running') continue
    const verdict = cellVerdict(cell)
    const name = verdict === null ? cell.status : VERDICT_TEXT[verdict]
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > 0)
}
