/**
 * Rules to test with, each beside its formula for one weight in double precision, written out: those
 * of the choices, and others that ask more of whoever computes a rule.
 */
import { DEFAULT_CONFIG } from '../../config'
import { OPTIMIZERS, ruleOf, type OptimizerId, type OptimizerSettings } from '../optimizers'
import type { Constants, UpdateRule } from './rule'

/** @returns the weight after the step, then its slots */
type Formula = (weight: number, gradient: number, slots: readonly number[]) => number[]

export interface RuleCase {
  readonly name: string
  readonly rule: UpdateRule
  readonly constants: Constants
  readonly formula: Formula
}

const FORMULAS: Readonly<
  Record<OptimizerId, (settings: OptimizerSettings, step: number) => Formula>
> = {
  rmsprop:
    ({ learningRate }) =>
    (w, g, [v = NaN]) => {
      const after = 0.9 * v + (1 - 0.9) * g ** 2
      return [w - (learningRate * g) / Math.sqrt(after + 1e-7), after]
    },
  adam:
    ({ learningRate }, step) =>
    (w, g, [m = NaN, v = NaN]) => {
      const alpha = (learningRate * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step)
      const mean = 0.9 * m + (1 - 0.9) * g
      const square = 0.999 * v + (1 - 0.999) * g ** 2
      return [w - (alpha * mean) / (Math.sqrt(square) + 1e-7), mean, square]
    },
  sgd:
    ({ learningRate, momentum }) =>
    (w, g, [u = NaN]) => {
      const after = momentum * u - learningRate * g
      return [w + after, after]
    },
  adamw: (settings, step) => FORMULAS.adam(settings, step),
  adagrad:
    ({ learningRate }) =>
    (w, g, [s = NaN]) => {
      const after = s + g ** 2
      return [w - (learningRate * g) / Math.sqrt(after + 0.1 + 1e-7), after]
    },
  adadelta:
    ({ learningRate }) =>
    (w, g, [s = NaN, d = NaN]) => {
      const square = 0.95 * s + (1 - 0.95) * g ** 2
      const change = (g * Math.sqrt(d + 1e-7)) / Math.sqrt(square + 1e-7)
      return [w - learningRate * change, square, 0.95 * d + (1 - 0.95) * change ** 2]
    },
}

const SETTINGS: OptimizerSettings = { ...DEFAULT_CONFIG, learningRate: 0.01, momentum: 0.8 }
const STEP = 3

/** Rules that a choice has where it is set so. */
const VARIANTS: readonly RuleCase[] = [
  {
    name: 'adam with AMSGrad',
    rule: ruleOf({ ...SETTINGS, optimizer: 'adam', amsgrad: 1 }),
    constants: OPTIMIZERS.adam.constants(SETTINGS, STEP),
    formula(w, g, [m = NaN, v = NaN, top = NaN]) {
      const [, mean = NaN, square = NaN] = FORMULAS.adam(SETTINGS, STEP)(w, g, [m, v])
      const largest = Math.max(top, square)
      const alpha = (SETTINGS.learningRate * Math.sqrt(1 - 0.999 ** STEP)) / (1 - 0.9 ** STEP)
      return [w - (alpha * mean) / (Math.sqrt(largest) + 1e-7), mean, square, largest]
    },
  },
  {
    name: 'sgd with Nesterov',
    rule: ruleOf({ ...SETTINGS, optimizer: 'sgd', nesterov: 1 }),
    constants: OPTIMIZERS.sgd.constants(SETTINGS, STEP),
    formula(w, g, [u = NaN]) {
      const { learningRate, momentum } = SETTINGS
      const after = momentum * u - learningRate * g
      return [w + momentum * after - learningRate * g, after]
    },
  },
]

export const CHOSEN: readonly RuleCase[] = (Object.keys(OPTIMIZERS) as OptimizerId[]).map((id) => ({
  name: id,
  rule: OPTIMIZERS[id].rule,
  constants: OPTIMIZERS[id].constants(SETTINGS, STEP),
  formula: FORMULAS[id](SETTINGS, STEP),
}))

/** No slots at all (Robbins and Monro 1951). */
const plain: RuleCase = {
  name: 'plain descent',
  rule: { slots: {}, weight: ['sub', 'weight', ['mul', 'gradient', 'rate']] },
  constants: { rate: 0.1 },
  formula: (w, g) => [w - 0.1 * g],
}

/** Adadelta (Zeiler 2012): a slot is needed as it was before the step, and as it is after it. */
const adadelta: RuleCase = {
  name: 'Adadelta',
  rule: {
    slots: {
      s: ['add', ['mul', 's', 'rho'], ['mul', ['square', 'gradient'], 'gain']],
      d: [
        'add',
        ['mul', 'd', 'rho'],
        [
          'mul',
          [
            'square',
            [
              'div',
              ['mul', 'gradient', ['sqrt', ['add', 'd', 'epsilon']]],
              ['sqrt', ['add', "s'", 'epsilon']],
            ],
          ],
          'gain',
        ],
      ],
    },
    weight: [
      'sub',
      'weight',
      [
        'div',
        ['mul', 'gradient', ['sqrt', ['add', 'd', 'epsilon']]],
        ['sqrt', ['add', "s'", 'epsilon']],
      ],
    ],
  },
  constants: { rho: 0.95, gain: 1 - 0.95, epsilon: 0.01 },
  formula(w, g, [s = NaN, d = NaN]) {
    const square = 0.95 * s + (1 - 0.95) * g ** 2
    const change = (g * Math.sqrt(d + 0.01)) / Math.sqrt(square + 0.01)
    return [w - change, square, 0.95 * d + (1 - 0.95) * change ** 2]
  },
}

/**
 * AMSGrad (Reddi, Kale and Kumar 2018) with decoupled weight decay (Loshchilov and Hutter 2019):
 * three slots, the larger of two of them or of a constant, and the weight itself.
 */
const amsgrad: RuleCase = {
  name: 'AMSGrad with decay',
  rule: {
    slots: {
      m: ['add', 'm', ['mul', ['sub', 'gradient', 'm'], 'gain1']],
      v: ['add', 'v', ['mul', ['sub', ['square', 'gradient'], 'v'], 'gain2']],
      top: ['max', ['max', 'top', "v'"], 'least'],
    },
    weight: [
      'sub',
      ['sub', 'weight', ['mul', 'weight', 'decay']],
      ['div', ['mul', "m'", 'rate'], ['add', ['sqrt', "top'"], 'epsilon']],
    ],
  },
  constants: { rate: 0.01, gain1: 0.1, gain2: 0.01, least: 0.02, decay: 0.004, epsilon: 1e-4 },
  formula(w, g, [m = NaN, v = NaN, top = NaN]) {
    const mean = 0.9 * m + 0.1 * g
    const square = 0.99 * v + 0.01 * g ** 2
    const largest = Math.max(top, square, 0.02)
    return [w * (1 - 0.004) - (0.01 * mean) / (Math.sqrt(largest) + 1e-4), mean, square, largest]
  },
}

/** Rules that no backend has been told of. */
export const UNCHOSEN: readonly RuleCase[] = [plain, adadelta, amsgrad, ...VARIANTS]
