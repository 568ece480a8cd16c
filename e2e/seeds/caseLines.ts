/** The runs of the cases that are measured over seeds: their links follow from the cases themselves. */
import { caseById } from '../../src/domain/cases'
import { configOf, runsOf, type RunId } from '../../src/domain/config'
import { writeLink } from '../../src/domain/link'

export const MEASURED = [
  'unscaled',
  'dead_start',
  'hard_mining',
  'no_triplets',
  'penalty',
  'margin_out_of_reach',
  'batch_norm_lag',
  'imbalance',
] as const

export interface CaseLine {
  readonly id: string
  readonly title: string
  readonly run: RunId
  /** Whether the images are faces, which are harder than digits. */
  readonly faces: boolean
  readonly keys: string
}

/** A is the fault, B what mends it. */
export const CASE_LINES: readonly CaseLine[] = MEASURED.flatMap((id) => {
  const found = caseById(id)
  if (found === undefined) throw new Error(`internal: no case has the id ${id}`)
  const setup = { ...found.setup, caseId: null }
  return runsOf(setup).map((run) => {
    const a = configOf(setup, run)
    const link = writeLink({ a: { ...a, seed: 1 }, b: {}, compare: false, caseId: null })
    return {
      id,
      title: found.title,
      run,
      faces: a.data === 'faces',
      keys: link.replace('#v=1&', ''),
    }
  })
})
