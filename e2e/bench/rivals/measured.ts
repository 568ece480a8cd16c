/** What a rival gives back for one round. */
export interface Measured {
  /** Milliseconds of each step, in order, the first included. */
  readonly ms: readonly number[]
}

/** How long a round may take. */
export interface Budget {
  /** Training time to spend. */
  readonly seconds: number
  /** After this it ends, whatever it has. */
  readonly limit: number
}

/** A rival cannot be measured here, for a reason the table gives. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

/** A round's time was over before its steps were done. */
export class TooSlow extends CannotStart {
  constructor(limit: number) {
    super(`left out: not done within ${limit} s`)
  }
}
