/** What is asked of a process, and what came of it. */
export interface Asked {
  readonly id: string
  /** The link's keys, without the seed. */
  readonly keys: string
  /** Those of the set-up that learns; null where this is one. */
  readonly base: string | null
  readonly seed: number
  readonly prove: boolean
}

/** A finding that is no good news, the first time it was told. */
export interface ToldAt {
  readonly step: number
  readonly code: string
  readonly cause: string | null
  readonly severity: string
  readonly title: string
}

export interface Outcome {
  readonly id: string
  readonly seed: number
  /** Why it fails by what was measured; null where it does not. */
  readonly failure: string | null
  /** Of the set-up before the change; null where there is none, or it does not fail. */
  readonly baseFailure: string | null
  readonly steps: number
  readonly auc: number
  readonly untrained: number
  /** In the order they were told. */
  readonly told: readonly ToldAt[]
  /** The finding that stands first in the end; null where there is none but good news. */
  readonly first: (ToldAt & { readonly proof: string }) | null
  /** The first fix it offers, as keys; null where it offers none. */
  readonly fix: { readonly label: string; readonly keys: readonly string[] } | null
  /** Whether the run with that fix does not fail; null where there is none. */
  readonly cures: boolean | null
  /** Fixes that were tried, and seconds it took; 0 where none were. */
  readonly trials: number
  readonly seconds: number
}
