import { DEFAULT_CONFIG, type ConfigPatch, type Setup } from './config'

/** A case: a setup worth seeing, with why. */
export interface Case {
  readonly id: string
  readonly title: string
  /** One plain sentence: what will be seen, and why. */
  readonly why: string
  readonly setup: Omit<Setup, 'caseId'>
}

const setup = (a: ConfigPatch, b: ConfigPatch = {}): Omit<Setup, 'caseId'> => ({
  a: { ...DEFAULT_CONFIG, ...a },
  b,
  compare: Object.keys(b).length > 0,
})

export const CASES: readonly Case[] = [
  {
    id: 'healthy',
    title: 'A healthy baseline',
    why: 'One convolution learns to tell 0 from 1 within a hundred steps.',
    setup: setup({}),
  },
  {
    id: 'nan',
    title: 'TestModel works, Net_Definition is NaN',
    why: 'Without ε in the root, one pair at a distance of exactly 0 ends the run.',
    setup: setup(
      { encoder: 'test_model', size: 64, epsilon: 0, optimizer: 'rmsprop', batch: 16 },
      { encoder: 'net_definition' },
    ),
  },
  {
    id: 'swap_alone',
    title: 'Swap the two terms alone',
    why: 'With the loss’s convention swapped but not the labels, same pairs are pushed apart.',
    setup: setup({}, { convention: 'different' }),
  },
  {
    id: 'sigmoid',
    title: 'Add a sigmoid to the distance',
    why: 'σ of a distance is never below ½, so same pairs can never cost nothing.',
    setup: setup({}, { head: 'sigmoid' }),
  },
]

/** The case of an id, if there is one. */
export function caseById(id: string): Case | undefined {
  return CASES.find((each) => each.id === id)
}
