/** What a function makes of a distance before the loss is given it. */
import type { ConfigPatch } from '../../domain/config'
import { asArray, type NDArray, type Value } from '../numeric/ndArray'
import { watched } from '../numeric/work'
import { shaped } from './probe'

/** May throw: a function of somebody else's. */
export type HeadUnderTest = (distance: NDArray) => Value

export interface HeadReading {
  /** Null where the page has no such head. */
  readonly head: 'raw' | 'sigmoid' | null
  readonly patch: ConfigPatch
  /** Whether its output falls as the distance rises, so that it is a similarity. */
  readonly falls: boolean
  readonly said: string
  readonly deviation: number | null
}

const DISTANCES = [0, 0.05, 0.2, 0.5, 0.9, 1, 1.4, 2, 3, 6]

interface Form {
  readonly head: HeadReading['head']
  readonly said: string
  of(d: number): number
}

const FORMS: readonly Form[] = [
  { head: 'raw', said: 'the distance itself', of: (d) => d },
  { head: 'sigmoid', said: 'σ(distance)', of: (d) => 1 / (1 + Math.exp(-d)) },
  { head: null, said: '1 − distance, a similarity', of: (d) => 1 - d },
  { head: null, said: '−distance, a similarity', of: (d) => -d },
  { head: null, said: 'exp(−distance), a similarity', of: (d) => Math.exp(-d) },
  { head: null, said: '1 / (1 + distance), a similarity', of: (d) => 1 / (1 + d) },
  { head: null, said: 'σ(−distance), a similarity', of: (d) => 1 / (1 + Math.exp(d)) },
  { head: null, said: '1 − exp(−distance)', of: (d) => 1 - Math.exp(-d) },
  { head: null, said: 'tanh(distance)', of: Math.tanh },
  { head: null, said: 'the distance squared', of: (d) => d * d },
  { head: null, said: 'the root of the distance', of: Math.sqrt },
]

export function recogniseHead(f: HeadUnderTest): HeadReading {
  try {
    return watched(() => readingOf(f)).result
  } catch (error) {
    return none(
      `not computed here: ${error instanceof Error ? error.message : String(error)}`,
      false,
    )
  }
}

function readingOf(f: HeadUnderTest): HeadReading {
  const { data } = asArray(f(shaped(DISTANCES, 'n1')))
  if (data.length !== DISTANCES.length) return none('not one output for each pair', false)
  const falls = data.at(-1)! < data[0]!
  for (const { head, said, of } of FORMS) {
    const deviation = Math.max(...DISTANCES.map((d, i) => Math.abs(of(d) - data[i]!)))
    if (deviation <= 1e-4)
      return { head, patch: head === null ? {} : { head }, falls, said, deviation }
  }
  return none('something else of the distance', falls)
}

const none = (said: string, falls: boolean): HeadReading => ({
  head: null,
  patch: {},
  falls,
  said,
  deviation: null,
})
