/**
 * The rules that the module updates weights by in one pass. What a pass in
 * `assembly/optimizerUpdate.ts` does is the rule it stands beside here, operation by operation; a
 * rule that is not among them is left to the composition of stock kernels.
 */
import { adam } from '../../../domain/choices/optimizers/adam'
import { rmsprop } from '../../../domain/choices/optimizers/rmsprop'
import type { UpdateRule } from '../../../domain/choices/optimizers/rule'
import { sgd } from '../../../domain/choices/optimizers/sgd'

interface Pass {
  readonly number: number
  /** The constants it takes as rate, keep, gain, second gain and ε; null where it takes none. */
  readonly takes: readonly (string | null)[]
}

interface Ruled<Constant extends string> {
  readonly rule: UpdateRule
  constants(...given: never): { readonly [C in Constant]: number }
}
const pass = <Constant extends string>(
  number: number,
  { rule }: Ruled<Constant>,
  takes: readonly (NoInfer<Constant> | null)[],
): [UpdateRule, Pass] => [rule, { number, takes }]

export const PASSES: ReadonlyMap<UpdateRule, Pass> = new Map([
  pass(0, rmsprop, ['rate', 'rho', 'gain', null, 'epsilon']),
  pass(1, adam, ['alpha', null, 'gain1', 'gain2', 'epsilon']),
  pass(2, sgd, ['rate', 'momentum', null, null, null]),
])
