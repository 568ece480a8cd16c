/** Formulas of one or two numbers by name, as the libraries define them. */
import type { DType } from './ndArray'

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
const erf = (x: number): number => {
  // Abramowitz and Stegun 7.1.26, within 1.5e-7.
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const poly =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.sign(x) * (1 - poly * Math.exp(-x * x))
}
/** To the nearest, a half to the even one. */
const roundHalfToEven = (x: number): number => {
  const rounded = Math.round(x)
  return Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded
}

const SELU_SCALE = 1.0507009873554805
const SELU_ALPHA = 1.6732632423543772

/** Names are separated by |. */
export const OF_ONE: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  expm1: Math.expm1,
  'log|ln': Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  'abs|absolute|fabs': Math.abs,
  square: (x) => x * x,
  'sign|sgn': Math.sign,
  'sigmoid|expit': sigmoid,
  'hard_sigmoid|hardsigmoid': (x) => Math.min(1, Math.max(0, x / 6 + 0.5)),
  'log_sigmoid|logsigmoid': (x) => -softplus(-x),
  tanh: Math.tanh,
  softplus: softplus,
  softsign: (x) => x / (1 + Math.abs(x)),
  relu: (x) => (x < 0 ? 0 : x),
  relu6: (x) => Math.min(6, x < 0 ? 0 : x),
  elu: (x) => (x < 0 ? Math.expm1(x) : x),
  selu: (x) => SELU_SCALE * (x < 0 ? SELU_ALPHA * Math.expm1(x) : x),
  gelu: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
  'silu|swish': (x) => x * sigmoid(x),
  ceil: Math.ceil,
  floor: Math.floor,
  'round|rint|round_': roundHalfToEven,
  sin: Math.sin,
  cos: Math.cos,
  'acos|arccos': Math.acos,
  'negative|neg': (x) => -x,
  reciprocal: (x) => 1 / x,
  erf: erf,
}

const bool = (value: boolean): number => Number(value)

interface OfTwo {
  readonly of: (a: number, b: number) => number
  /** The result's type, where it is not the wider of both. */
  readonly dtype?: DType
}

const floorDivide = (a: number, b: number) => Math.floor(a / b)

export const OF_TWO: Readonly<Record<string, OfTwo>> = {
  'multiply|mul': { of: (a, b) => a * b },
  'divide|div|truediv|true_divide|realdiv': { of: (a, b) => a / b, dtype: 'float' },
  'divide_no_nan|div_no_nan': { of: (a, b) => (b === 0 ? 0 : a / b), dtype: 'float' },
  'floor_divide|floordiv|floor_div': { of: floorDivide },
  'mod|floormod|remainder': { of: (a, b) => a - b * floorDivide(a, b) },
  'maximum|fmax': { of: Math.max },
  'minimum|fmin': { of: Math.min },
  squared_difference: { of: (a, b) => (a - b) ** 2 },
  hypot: { of: (a, b) => Math.hypot(a, b), dtype: 'float' },
  'equal|eq': { of: (a, b) => bool(a === b), dtype: 'bool' },
  'not_equal|ne': { of: (a, b) => bool(a !== b), dtype: 'bool' },
  'greater|gt': { of: (a, b) => bool(a > b), dtype: 'bool' },
  'greater_equal|ge|gte': { of: (a, b) => bool(a >= b), dtype: 'bool' },
  'less|lt': { of: (a, b) => bool(a < b), dtype: 'bool' },
  'less_equal|le|lte': { of: (a, b) => bool(a <= b), dtype: 'bool' },
  logical_and: { of: (a, b) => bool(a !== 0 && b !== 0), dtype: 'bool' },
  logical_or: { of: (a, b) => bool(a !== 0 || b !== 0), dtype: 'bool' },
  logical_xor: { of: (a, b) => bool((a !== 0) !== (b !== 0)), dtype: 'bool' },
}
