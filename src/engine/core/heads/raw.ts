/** The distance itself, as the contrastive loss wants it. */
import type { CreateHead } from './head'

export const raw: CreateHead = () => ({
  layers: [],
  apply: (outputs) => ({ outputs, logits: null }),
})
