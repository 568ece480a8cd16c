import type { Outcome } from './outcome'
export const documentOf = async (outcomes: readonly Outcome[]) => ({
  markdown: '',
  json: JSON.stringify(outcomes),
})
