/** Losses over all images of a batch: of embeddings and classes, or of two views of each thing. */
import type { Interpreter } from '../evaluate/interpreter'
import { isNDArray, type Sym, type Value } from '../evaluate/values'
import { concat } from '../numeric/layout'
import { ndArray } from '../numeric/ndArray'
import {
  recogniseBatchLoss,
  recogniseViewsLoss,
  type BatchLossReading,
} from '../recognise/batchLoss'
import { upstream } from './graph'
import { arrayValue, asked, openIn, replay } from './replay'

/** What stands for something that is neither labels nor embeddings. */
export type Filling = (open: Sym) => Value

const IMAGES = 8
const probe = (width: number) =>
  arrayValue(
    ndArray(
      Float64Array.from({ length: IMAGES * width }, (_, i) => Math.sin(i + 1)),
      [IMAGES, width],
    ),
  )

/** One tower, of all images of a batch: with their classes, or without any as two views, one behind the other. */
export function ofOneTower(
  m: Interpreter,
  root: Value,
  embedding: Sym,
  width: number,
  filling: Filling,
): BatchLossReading {
  const open = openOf(m, root, [embedding], width)
  const labels = open.find(({ op }) => op !== 'penalties')
  const values = (of: ReadonlyMap<Sym, Value>) =>
    new Map([
      ...open.filter((each) => each !== labels).map((each) => [each, filling(each)] as const),
      ...of,
    ])
  return asked(m, () =>
    labels === undefined
      ? recogniseViewsLoss(
          (a, b) => replay(m, root, values(new Map([[embedding, arrayValue(concat([a, b], 0))]]))),
          width,
        )
      : recogniseBatchLoss(
          (classes, embeddings) =>
            replay(
              m,
              root,
              values(
                new Map<Sym, Value>([
                  [embedding, arrayValue(embeddings)],
                  [labels, arrayValue(classes)],
                ]),
              ),
            ),
          width,
        ),
  )
}

/** Twins whose loss is given no labels; null where it is given some. */
export function ofViews(
  m: Interpreter,
  root: Value,
  [a, b]: readonly [Sym, Sym],
  width: number,
): BatchLossReading | null {
  if (openOf(m, root, [a, b], width).length > 0) return null
  return asked(m, () =>
    recogniseViewsLoss(
      (x, y) =>
        replay(
          m,
          root,
          new Map<Sym, Value>([
            [a, arrayValue(x)],
            [b, arrayValue(y)],
          ]),
        ),
      width,
      thingsIn(root),
    ),
  )
}

/** How many things a batch has, where the code counts them itself: labels 0, 1, … of its own. */
function thingsIn(root: Value): number | null {
  for (const { args } of upstream(root))
    for (const each of args)
      if (isNDArray(each) && each.shape.length === 1 && each.data.every((value, i) => value === i))
        return each.data.length > 1 && each.data.length <= 64 ? each.data.length : null
  return null
}

const openOf = (m: Interpreter, root: Value, embeddings: readonly Sym[], width: number) =>
  asked(m, () =>
    openIn(
      m,
      root,
      new Map<Sym, Value>(embeddings.map((each) => [each, probe(width)])),
      arrayValue(ndArray([0, 0, 1, 1, 2, 2, 3, 3], [IMAGES], 'int')),
    ),
  ) ?? []
