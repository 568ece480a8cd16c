/** What makes one value of many, or of a row another row. */
import { asArray, type DType } from '../ndArray'
import {
  alongAxis,
  largest,
  logOfSumOfExponents,
  mean,
  placeOfLargest,
  placeOfSmallest,
  reduce,
  smallest,
  total,
  variance,
} from '../reductions'
import { axes, flag, number, text } from '../signature'
import { AXIS, define, KEEP, X, type Table } from './define'

export const REDUCTIONS: Table = {}

const REDUCERS: Readonly<Record<string, readonly [(lane: Float64Array) => number, DType?]>> = {
  'sum|reduce_sum': [total],
  'mean|reduce_mean|nanmean': [mean, 'float'],
  'prod|reduce_prod': [(lane) => lane.reduce((product, each) => product * each, 1)],
  'max|reduce_max|amax': [largest],
  'min|reduce_min|amin': [smallest],
  'any|reduce_any': [(lane) => Number(lane.some((each) => each !== 0)), 'bool'],
  'all|reduce_all': [(lane) => Number(lane.every((each) => each !== 0)), 'bool'],
  'std|reduce_std': [(lane) => Math.sqrt(variance(0)(lane)), 'float'],
  'var|reduce_variance': [variance(0), 'float'],
  'logsumexp|reduce_logsumexp': [logOfSumOfExponents, 'float'],
  count_nonzero: [(lane) => lane.filter((each) => each !== 0).length, 'int'],
}
for (const [names, [f, dtype]] of Object.entries(REDUCERS))
  define(REDUCTIONS, names, `${X}, ${AXIS}?, ${KEEP}?`, (x, over, keep) => {
    const array = asArray(x)
    return reduce(array, axes(over), flag(keep), f, dtype ?? counted(array.dtype))
  })
const counted = (dtype: DType): DType => (dtype === 'bool' ? 'int' : dtype)

define(REDUCTIONS, 'argmax', `${X}, ${AXIS}?, ${KEEP}?`, (x, over, keep) =>
  reduce(asArray(x), axes(over), flag(keep), placeOfLargest, 'int'),
)
define(REDUCTIONS, 'argmin', `${X}, ${AXIS}?, ${KEEP}?`, (x, over, keep) =>
  reduce(asArray(x), axes(over), flag(keep), placeOfSmallest, 'int'),
)
const softmax = (lane: Float64Array) => {
  const shift = logOfSumOfExponents(lane)
  return lane.map((each) => Math.exp(each - shift))
}
define(REDUCTIONS, 'softmax', `${X}, ${AXIS}?`, (x, over) =>
  alongAxis(asArray(x), number(over, -1), softmax, 'float'),
)
define(REDUCTIONS, 'log_softmax', `${X}, ${AXIS}?`, (x, over) =>
  alongAxis(
    asArray(x),
    number(over, -1),
    (lane) => {
      const shift = logOfSumOfExponents(lane)
      return lane.map((each) => each - shift)
    },
    'float',
  ),
)
define(REDUCTIONS, 'cumsum', `${X}, ${AXIS}?`, (x, over) =>
  alongAxis(asArray(x), number(over, 0), (lane) => {
    let sum = 0
    return lane.map((each) => (sum += each))
  }),
)
define(REDUCTIONS, 'sort|msort', `${X}, ${AXIS}?, direction?`, (x, over, direction) =>
  alongAxis(asArray(x), number(over, -1), (lane) => {
    const sorted = lane.toSorted()
    return text(direction, 'ASCENDING') === 'DESCENDING' ? sorted.toReversed() : sorted
  }),
)
define(REDUCTIONS, 'argsort', `${X}, ${AXIS}?`, (x, over) =>
  alongAxis(
    asArray(x),
    number(over, -1),
    (lane) => [...lane.keys()].sort((i, k) => lane[i]! - lane[k]!),
    'int',
  ),
)
