/** How a line's mark is called and drawn: never by colour alone. */
import { Check, CircleHelp, Minus, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { Mark } from '../../code/reading'

export const MARKS = {
  suspicious: { label: 'suspicious', icon: TriangleAlert },
  unknown: { label: 'not understood', icon: CircleHelp },
  understood: { label: 'understood', icon: Check },
  irrelevant: { label: 'of no matter here', icon: Minus },
} as const satisfies Record<Mark, { readonly label: string; readonly icon: LucideIcon }>

/** What is to be looked at first comes first. */
export const MARK_IDS = Object.keys(MARKS) as readonly Mark[]
