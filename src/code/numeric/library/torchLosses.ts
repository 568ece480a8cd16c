/** PyTorch’s own losses, as functions and as modules, by the formulas of its documentation. */
import { map, zip } from '../elementwise'
import { cosineSimilarity, pairwiseDistance } from '../lengths'
import { asArray, shapeText, type NDArray, type Value } from '../ndArray'
import { NumericError } from '../numericError'
import { reduceBy } from '../reduceBy'
import { logOfSumOfExponents, reduce, total } from '../reductions'
import { callable, flag, number, operation, text, type Arg } from '../signature'
import { define, type Table } from './define'
import { crossEntropyOfLogit } from './tensorflow'
import { TORCH } from './torch'

/** torch.nn.functional: called with arrays and settings. */
export const FUNCTIONAL: Table = { ...TORCH }
/** torch.nn: made with settings, called with arrays. */
export const CRITERIA: Table = {}

const REDUCED = 'size_average?, reduce?, reduction?'

/** A loss under both its names. @param settings before those of the reduction */
function loss(
  names: string,
  takes: string,
  settings: string,
  formula: (arrays: NDArray[], settings: Arg[]) => NDArray,
  after = '',
): void {
  const [functionName, className] = names.split('|') as [string, string]
  const count = takes.split(',').length
  const [before, behind] = [settings, after].map((each) => (each === '' ? [] : each.split(', ')))
  const signature = [...before!, REDUCED, ...behind!].join(', ')
  const run = (arrays: readonly Arg[], given: readonly Arg[]) => {
    const [, , reduction] = given.slice(before!.length)
    const own = [...given.slice(0, before!.length), ...given.slice(before!.length + 3)]
    return reduceBy(reduction, formula(arrays.map(asArray), own))
  }
  define(FUNCTIONAL, functionName, `${takes}, ${signature}`, (...args) =>
    run(args.slice(0, count), args.slice(count)),
  )
  define(CRITERIA, className, signature, (...given) =>
    operation(takes, (...arrays) => run(arrays, given), className),
  )
}

/** PyTorch refuses what others would spread. */
function sameShape(input: NDArray, target: NDArray): void {
  if (input.shape.join() !== target.shape.join())
    throw new NumericError(
      `PyTorch wants both of one shape here, not ${shapeText(input.shape)} and ${shapeText(target.shape)}`,
    )
}

const atLeast = (least: number, x: number) => Math.max(least, x)

loss('binary_cross_entropy|BCELoss', 'input, target', 'weight?', ([input, target]) => {
  sameShape(input!, target!)
  // Its logarithms do not go below −100.
  return zip(
    [input!, target!],
    (p, y) => -(y * atLeast(-100, Math.log(p)) + (1 - y) * atLeast(-100, Math.log(1 - p))),
    'float',
  )
})
loss(
  'binary_cross_entropy_with_logits|BCEWithLogitsLoss',
  'input, target',
  'weight?',
  ([input, target], [, weight]) => {
    sameShape(input!, target!)
    const ofOnes = weight === undefined || weight === null ? 1 : number(weight)
    return zip(
      [input!, target!],
      (z, y) => crossEntropyOfLogit(y, z) + (ofOnes - 1) * y * crossEntropyOfLogit(1, z),
      'float',
    )
  },
  'pos_weight?',
)
loss('mse_loss|MSELoss', 'input, target', '', ([input, target]) =>
  zip([input!, target!], (x, y) => (x - y) ** 2, 'float'),
)
loss('l1_loss|L1Loss', 'input, target', '', ([input, target]) =>
  zip([input!, target!], (x, y) => Math.abs(x - y), 'float'),
)
const huber = (delta: number, scale: number) => (x: number, y: number) => {
  const off = Math.abs(x - y)
  return (off < delta ? 0.5 * off * off : delta * (off - 0.5 * delta)) * scale
}
loss(
  'smooth_l1_loss|SmoothL1Loss',
  'input, target',
  '',
  ([input, target], [beta]) =>
    zip([input!, target!], huber(number(beta, 1), 1 / number(beta, 1)), 'float'),
  'beta?',
)
loss(
  'huber_loss|HuberLoss',
  'input, target',
  '',
  ([input, target], [delta]) => zip([input!, target!], huber(number(delta, 1), 1), 'float'),
  'delta?',
)
loss('soft_margin_loss|SoftMarginLoss', 'input, target', '', ([input, target]) =>
  zip([input!, target!], (x, y) => Math.log1p(Math.exp(-y * x)), 'float'),
)
// A target that is neither 1 nor −1 has both terms, as in ATen’s hinge_embedding_loss.
loss(
  'hinge_embedding_loss|HingeEmbeddingLoss',
  'input, target',
  'margin?',
  ([input, target], [margin]) =>
    zip(
      [input!, target!],
      (x, y) => (y === 1 ? 0 : atLeast(0, number(margin, 1) - x)) + (y === -1 ? 0 : x),
      'float',
    ),
)
// A target that is neither 1 nor −1 costs nothing, as in ATen’s cosine_embedding_loss.
loss(
  'cosine_embedding_loss|CosineEmbeddingLoss',
  'input1, input2, target',
  'margin?',
  ([a, b, target], [margin]) =>
    zip(
      [cosineSimilarity(a!, b!, -1, 1e-12), target!],
      (cos, y) => (y === 1 ? 1 - cos : y === -1 ? atLeast(0, cos - number(margin, 0)) : 0),
      'float',
    ),
)
loss(
  'margin_ranking_loss|MarginRankingLoss',
  'input1, input2, target',
  'margin?',
  ([a, b, target], [margin]) =>
    zip(
      [a!, b!, target!],
      (x, y, sign) => atLeast(0, -sign * (x - y) + number(margin, 0)),
      'float',
    ),
)

function triplets(
  toPositive: NDArray,
  toNegative: NDArray,
  between: NDArray | null,
  margin: number,
) {
  const nearest = between === null ? toNegative : zip([toNegative, between], Math.min)
  return zip(
    [toPositive, nearest],
    (positive, negative) => atLeast(0, positive - negative + margin),
    'float',
  )
}
loss(
  'triplet_margin_loss|TripletMarginLoss',
  'anchor, positive, negative',
  'margin?, p?, eps?, swap?',
  ([anchor, positive, negative], [margin, p, eps, swap]) => {
    const distance = (a: NDArray, b: NDArray) =>
      pairwiseDistance(a, b, number(p, 2), number(eps, 1e-6), false)
    return triplets(
      distance(anchor!, positive!),
      distance(anchor!, negative!),
      flag(swap) ? distance(positive!, negative!) : null,
      number(margin, 1),
    )
  },
)

const WITH_DISTANCE = 'distance_function?, margin?, swap?, reduction?'
function tripletsWithDistance(
  arrays: readonly Arg[],
  [f, margin, swap, reduction]: readonly Arg[],
): Value {
  const [anchor, positive, negative] = arrays.map(asArray) as [NDArray, NDArray, NDArray]
  const distance = (a: NDArray, b: NDArray) =>
    f === undefined || f === null
      ? pairwiseDistance(a, b, 2, 1e-6, false)
      : asArray(callable(f)([a, b]))
  const losses = triplets(
    distance(anchor, positive),
    distance(anchor, negative),
    flag(swap) ? distance(positive, negative) : null,
    number(margin, 1),
  )
  return reduceBy(reduction, losses)
}
define(
  FUNCTIONAL,
  'triplet_margin_with_distance_loss',
  `anchor, positive, negative, ${WITH_DISTANCE}`,
  (a, p, n, ...given) => tripletsWithDistance([a, p, n], given),
)
define(CRITERIA, 'TripletMarginWithDistanceLoss', WITH_DISTANCE, (...given) =>
  operation('anchor, positive, negative', (...arrays) => tripletsWithDistance(arrays, given)),
)

/** −log of the softmax at the class, of scores [N, C]; of logarithms of probabilities those themselves. */
export const crossEntropy = (scores: Arg, classes: Arg, reduction: Arg, areLogs = false): Value => {
  const [x, y] = [asArray(scores), asArray(classes)]
  const width = x.shape.at(-1) ?? 1
  const sums = reduce(x, [-1], false, logOfSumOfExponents, 'float')
  const shifts = areLogs ? map(sums, () => 0) : sums
  if (y.shape.length === x.shape.length) {
    const weighted = reduce(
      zip([x, y], (score, share) => -score * share),
      [-1],
      false,
      total,
      'float',
    )
    return reduceBy(
      reduction,
      zip([weighted, shifts], (sum, shift) => sum + shift),
    )
  }
  const chosen = { ...y, data: y.data.map((place, row) => x.data[row * width + place] ?? NaN) }
  return reduceBy(
    reduction,
    zip([shifts, chosen], (shift, score) => shift - score, 'float'),
  )
}
const CROSS = 'weight?, size_average?, ignore_index?, reduce?, reduction?, label_smoothing?'
define(FUNCTIONAL, 'cross_entropy', `input, target, ${CROSS}`, (x, y, _w, _a, _i, _r, reduction) =>
  crossEntropy(x, y, reduction),
)
define(CRITERIA, 'CrossEntropyLoss', CROSS, (_w, _a, _i, _r, reduction) =>
  operation('input, target', (x, y) => crossEntropy(x, y, reduction)),
)
define(FUNCTIONAL, 'kl_div', `input, target, ${REDUCED}, log_target?`, (x, y, _a, _r, reduction) =>
  reduceBy(
    text(reduction, 'mean') === 'batchmean' ? 'mean' : reduction,
    map(
      zip([asArray(x), asArray(y)], (p, q) => (q === 0 ? 0 : q * (Math.log(q) - p))),
      (each) => each,
    ),
  ),
)
