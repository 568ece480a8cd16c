/** PyTorch's losses that want labels of −1 and 1, and what they are given. */
import type { Interpreter } from '../evaluate/interpreter'
import { isKind, isNDArray, type Sym, type Value } from '../evaluate/values'
import { asArray, ndArray } from '../numeric/ndArray'
import { upstream } from './graph'
import type { Notes } from './notes'
import { arrayValue, asked, openIn, replay } from './replay'
import type { Scene } from './scene'

interface Signed {
  /** Where the labels stand among what it is given. */
  readonly at: number
  /** What a label of 0 does, as ATen computes it. */
  readonly zero: string
}
const SIGNED: Readonly<Record<string, Signed>> = {
  CosineEmbeddingLoss: { at: 2, zero: 'a pair of label 0 costs nothing, whatever its images' },
  cosine_embedding_loss: { at: 2, zero: 'a pair of label 0 costs nothing, whatever its images' },
  HingeEmbeddingLoss: { at: 1, zero: 'a pair of label 0 costs both terms, d and max(0, m − d)' },
  hinge_embedding_loss: { at: 1, zero: 'a pair of label 0 costs both terms, d and max(0, m − d)' },
  SoftMarginLoss: { at: 1, zero: 'a pair of label 0 costs ln 2, whatever its images' },
  soft_margin_loss: { at: 1, zero: 'a pair of label 0 costs ln 2, whatever its images' },
}

/** @param seen values of the labels of pairs that were drawn; empty where none was */
export function signNotes(
  m: Interpreter,
  notes: Notes,
  scene: Scene,
  seen: readonly number[],
): void {
  for (const sym of upstream(scene.root)) {
    const [made] = sym.args
    const isMade = sym.op === 'criterion' && isKind(made, 'made')
    const name = (isMade ? made.path : sym.op).split('.').at(-1)!
    if (!Object.hasOwn(SIGNED, name) || sym.place === null) continue
    const { at, zero } = SIGNED[name]!
    const target = sym.named.get('target') ?? sym.args[at + (isMade ? 1 : 0)]
    if (!isKind(target, 'sym')) continue
    const given = asked(m, () => valuesOf(m, target, seen.length > 0 ? seen : [0, 1]))
    if (given === null || given.every((each) => Math.abs(each) === 1)) continue
    if (seen.length > 0)
      notes.add(
        'suspicious',
        sym.place,
        `${name} wants labels of −1 and 1, and is given ${given.join(' and ')}, as the pairs that are drawn here have them: ${zero}. Here labels are as it wants them`,
        ['labels'],
      )
    else if (given.includes(0))
      notes.add(
        'understood',
        sym.place,
        `${name} wants labels of −1 and 1, and yours are not seen here: were they 0 and 1, ${zero}`,
        ['labels'],
      )
  }
}

/** What becomes of labels on their way, each value once and in order; null where it is not known. */
function valuesOf(m: Interpreter, target: Sym, labels: readonly number[]): number[] | null {
  const given = arrayValue(ndArray([...labels], [labels.length]))
  const open = openIn(m, target, new Map<Sym, Value>(), given) ?? []
  if (open.length !== 1) return null
  try {
    const array = asArray(replay(m, target, new Map<Sym, Value>([[open[0]!, given]])))
    return isNDArray(array) ? [...new Set(array.data)].toSorted((a, b) => a - b) : null
  } catch {
    return null
  }
}
