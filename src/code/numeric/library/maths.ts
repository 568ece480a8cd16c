/** Formulas element by element, and choices between elements. */
import { map, zip } from '../elementwise'
import { OF_ONE, OF_TWO } from '../functions'
import { placesOfTrue } from '../indexing'
import { asArray, ndArray, type DType, type NDArray } from '../ndArray'
import { power } from '../operators'
import { arrays, callable, number, type Arg } from '../signature'
import { tookRoot } from '../work'
import { define, X, Y, type Table } from './define'

export const MATHS: Table = {}

for (const [names, f] of Object.entries(OF_ONE))
  define(MATHS, names, `${X}, inplace|approximate|decimals?`, (x) =>
    map(asArray(x), f, floatFor(names, x)),
  )

/** Whole numbers stay whole under |x|, x², sign and rounding; else a formula makes fractions. */
function floatFor(names: string, x: Arg): DType | undefined {
  const keeps = /^(abs|square|sign|negative|relu|ceil|floor|round)/.test(names)
  return keeps && asArray(x).dtype === 'int' ? 'int' : 'float'
}

for (const [names, { of, dtype }] of Object.entries(OF_TWO))
  define(MATHS, names, `${X}|x1, ${Y}`, (x, y) => zip([asArray(x), asArray(y)], of, dtype))

define(MATHS, 'add', `${X}|x1, ${Y}, alpha?`, (x, y, alpha) => {
  const by = number(alpha, 1)
  return zip([asArray(x), asArray(y)], (p, q) => p + by * q)
})
define(MATHS, 'subtract|sub', `${X}|x1, ${Y}, alpha?`, (x, y, alpha) => {
  const by = number(alpha, 1)
  return zip([asArray(x), asArray(y)], (p, q) => p - by * q)
})
define(MATHS, 'add_n', 'inputs', (x) =>
  arrays(x).reduce((sum, each) => zip([sum, each], (p, q) => p + q)),
)
define(MATHS, 'sqrt', X, (x) => {
  const array = asArray(x)
  tookRoot(array.data)
  return map(array, Math.sqrt, 'float')
})
define(MATHS, 'rsqrt', X, (x) => map(asArray(x), (each) => 1 / Math.sqrt(each), 'float'))
define(MATHS, 'pow|power|float_power', `${X}|x1, ${Y}|exponent`, (x, y) =>
  power(asArray(x), asArray(y)),
)
define(MATHS, 'logical_not|bitwise_not', X, (x) =>
  map(asArray(x), (each) => Number(each === 0), 'bool'),
)
define(MATHS, 'isnan|is_nan', X, (x) =>
  map(asArray(x), (each) => Number(Number.isNaN(each)), 'bool'),
)
define(MATHS, 'isfinite|is_finite', X, (x) =>
  map(asArray(x), (each) => Number(Number.isFinite(each)), 'bool'),
)
define(MATHS, 'isinf|is_inf', X, (x) =>
  map(asArray(x), (each) => Number(Math.abs(each) === Infinity), 'bool'),
)
define(MATHS, 'nan_to_num', `${X}, nan?`, (x, nan) =>
  map(asArray(x), (each) => (Number.isNaN(each) ? number(nan, 0) : each)),
)
define(MATHS, 'leaky_relu|leakyrelu', `${X}, negative_slope|alpha|slope?`, (x, slope) => {
  const by = number(slope, 0.01)
  return map(asArray(x), (each) => (each < 0 ? by * each : each), 'float')
})
define(
  MATHS,
  'clip|clamp|clip_by_value|clamp_|clip_',
  `${X}|t, min|a_min|x_min|min_value|clip_value_min?, max|a_max|x_max|max_value|clip_value_max?`,
  (x, low, high) => {
    const least = low === undefined || low === null ? asArray(-Infinity) : asArray(low)
    const most = high === undefined || high === null ? asArray(Infinity) : asArray(high)
    const array = asArray(x)
    const clipped = zip([array, least, most], (each, from, to) =>
      Math.min(Math.max(each, from), to),
    )
    return { ...clipped, dtype: array.dtype === 'int' ? widestBounds(low, high) : array.dtype }
  },
)
const widestBounds = (low: Arg, high: Arg): DType =>
  [low, high].some((each) => typeof each === 'number' && !Number.isInteger(each)) ? 'float' : 'int'

define(MATHS, 'clamp_min|clip_min', `${X}, min`, (x, low) => {
  const least = number(low)
  return map(asArray(x), (each) => Math.max(each, least))
})
define(MATHS, 'clamp_max', `${X}, max`, (x, high) => {
  const most = number(high)
  return map(asArray(x), (each) => Math.min(each, most))
})
define(MATHS, 'where', 'condition|cond, x|input|self?, y|other?', (condition, x, y) => {
  const mask = asArray(condition)
  if (x === undefined || y === undefined) return coordinatesOfTrue(mask)
  const [yes, no] = [asArray(x), asArray(y)]
  return zip([mask, yes, no], (is, p, q) => (is === 0 ? q : p), 'float')
})
const coordinatesOfTrue = (mask: NDArray): NDArray => {
  const places = placesOfTrue(mask)
  const rank = mask.shape.length
  const rows = places.map((place) => {
    let rest = place
    return mask.shape.toReversed().map((length) => {
      const at = rest % length
      rest = Math.floor(rest / length)
      return at
    })
  })
  return ndArray(
    rows.flatMap((row) => row.toReversed()),
    [places.length, rank],
    'int',
  )
}
define(MATHS, 'nonzero|argwhere', X, (x) => coordinatesOfTrue(asArray(x)))
define(MATHS, 'cond', 'pred, true_fn, false_fn', (is, yes, no) =>
  callable(number(is) !== 0 ? yes : no)([]),
)
define(MATHS, 'switch', 'condition, then_expression, else_expression', (condition, yes, no) => {
  const value = (arm: Arg) => asArray(typeof arm === 'function' ? arm([]) : arm)
  return zip([asArray(condition), value(yes), value(no)], (is, p, q) => (is === 0 ? q : p), 'float')
})
