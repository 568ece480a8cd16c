import type { View } from 'vega'

/** Marks that are gone and still kept, per line. */
const KEPT = 200

/**
 * Lets a view go of marks whose rows were replaced. Vega keeps up to 10,000 of them for each line, in
 * case their rows come back; rows that are made anew for each draw never do.
 */
export function forgetsOldMarks(view: View): void {
  Object.assign(view, { cleanThreshold: KEPT })
}

type Operator = abstract new (...args: never[]) => object

/** What Vega has, and its types do not tell. */
export interface VegaInside {
  readonly transforms: { readonly relay: Operator }
}

/**
 * Lets a view go of rows that were replaced: what hands rows on (Vega's `relay`) keeps a null for each row
 * that there ever was. To be called after a draw.
 */
export function forgetOldRows(view: View, { transforms: { relay } }: VegaInside): void {
  const { nodes } = (view as unknown as { _runtime: { nodes: Record<string, object> } })._runtime
  for (const node of Object.values(nodes)) {
    if (!(node instanceof relay)) continue
    const handed = (node as { value?: object | null }).value ?? {}
    const now = Object.entries(handed).filter(([, row]) => row !== null)
    Object.assign(node, { value: Object.fromEntries(now) })
  }
}
