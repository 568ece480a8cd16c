import type { Choice, OwnFields } from '../choice'

/** Where the images come from. */
export interface Source<F extends OwnFields> extends Choice<F> {
  /** The input that runs on it begin with. */
  readonly input: { readonly size: number; readonly channels: 1 | 3 }
  /** Whether the person says what is held out, by identity, image or fold; else the source does. */
  readonly splits: boolean
}
