/** Parts of a traced graph as functions of arrays, to be told by what they compute. */
import { toNumeric, fromNumeric } from '../evaluate/convert'
import type { Interpreter } from '../evaluate/interpreter'
import { Unbound } from '../evaluate/machine'
import type { Sym, Value } from '../evaluate/values'
import { NumericError } from '../numeric/numericError'
import type { NDArray, Value as Numeric } from '../numeric/ndArray'

/** Steps for all that is asked of one function. */
const STEPS = 150_000

/** What a symbol comes to with arrays in the place of others. Throws where that cannot be computed. */
export function replay(m: Interpreter, of: Value, values: ReadonlyMap<Sym, Value>): Numeric {
  return m.bound(values, () => toNumeric(m, m.known(of)))
}

export const arrayValue = (array: NDArray): Value => fromNumeric(array)

/** Gives a question steps of its own. */
export function asked<T>(m: Interpreter, question: () => T): T {
  m.refill(STEPS)
  return question()
}

/**
 * What else must be known for a symbol to be computed, found by trying: labels, mostly.
 * @returns null where it cannot be computed whatever is known
 */
export function openIn(
  m: Interpreter,
  of: Value,
  given: ReadonlyMap<Sym, Value>,
  probe: Value,
): readonly Sym[] | null {
  const values = new Map(given)
  const open: Sym[] = []
  for (let i = 0; i < 6; i++) {
    try {
      replay(m, of, values)
      return open
    } catch (error) {
      if (!(error instanceof Unbound) || error.sym === null || values.has(error.sym)) {
        if (error instanceof Unbound || error instanceof NumericError || error instanceof Error)
          return open.length > 0 ? open : null
        throw error
      }
      open.push(error.sym)
      values.set(error.sym, probe)
    }
  }
  return null
}
