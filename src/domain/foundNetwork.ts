/** What a file of weights comes to, once it has been read. */
import type { FileShapes, NetworkOutline, PackedWeights } from './fileWeights'
import type { Verifier } from './verifier'

export interface NetworkFacts {
  /** Twelve hexadecimal digits, of the weights and of what is said of them; who is enrolled apart. */
  readonly id: string
  /** What the file is called. */
  readonly name: string
  /** What this page said of it as it was written; null where another program made the file. */
  readonly verifier: Verifier | null
  /** Layers that such a file names; null where it names none. */
  readonly outline: NetworkOutline | null
  readonly shapes: FileShapes
  /** What is to be known of how it was read, a sentence each. */
  readonly notes: readonly string[]
}

export interface FoundNetwork extends NetworkFacts, PackedWeights {}
