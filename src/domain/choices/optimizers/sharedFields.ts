/** Settings that several optimisers have. */
import type { OwnFields } from '../choice'

export const optEpsilon = {
  link: 'opteps',
  label: 'ε of the method',
  help: 'Keeps the division away from 0. PyTorch’s default is 1e-8.',
  rare: true,
  kind: 'number',
  min: 1e-12,
  max: 1,
  integer: false,
  default: 1e-7,
  worthTrying: [1e-8, 1e-7, 1e-3],
} as const satisfies OwnFields[string]

/** Of Adam and what goes by its rule. */
export const MOMENTS = {
  beta1: {
    link: 'beta1',
    label: 'β₁',
    help: 'How slowly the mean of the gradients moves.',
    rare: true,
    kind: 'number',
    min: 0,
    max: 0.9999,
    integer: false,
    default: 0.9,
    worthTrying: [0, 0.5, 0.9],
  },
  beta2: {
    link: 'beta2',
    label: 'β₂',
    help: 'How slowly the mean of their squares moves.',
    rare: true,
    kind: 'number',
    min: 0,
    max: 0.999999,
    integer: false,
    default: 0.999,
    worthTrying: [0.9, 0.99, 0.999],
  },
  optEpsilon,
  amsgrad: {
    link: 'amsgrad',
    label: 'AMSGrad',
    help: 'Divides by the largest mean of squares so far (Reddi, Kale and Kumar 2018).',
    rare: true,
    kind: 'choice',
    options: [
      { value: 0, label: 'no' },
      { value: 1, label: 'yes' },
    ],
    default: 0,
  },
} as const satisfies OwnFields

/** Of all but AdamW, which has its own. */
export const DECAY = {
  weightDecay: {
    link: 'decay',
    label: 'Weight decay',
    help: 'Makes all weights smaller at each step, biases too, as Keras and PyTorch do.',
    rare: true,
    kind: 'number',
    min: 1e-8,
    max: 1,
    integer: false,
    zero: 'none',
    default: 0,
    worthTrying: [0, 1e-4, 1e-2],
  },
  decayForm: {
    link: 'decayform',
    label: 'Form of decay',
    help: 'Whether it passes through the method as if it were part of the gradient.',
    rare: true,
    applies: ({ weightDecay }: { readonly weightDecay: number }) => weightDecay > 0,
    kind: 'choice',
    options: [
      { value: 'decoupled', label: 'w − rate · λ · w', help: 'Keras’s weight_decay.' },
      { value: 'coupled', label: 'g + λ · w', help: 'PyTorch’s weight_decay.' },
    ],
    default: 'decoupled',
  },
} as const satisfies OwnFields

/** How much smaller weights become in a step, and how. */
export interface Decay {
  /** λ; 0 for none. */
  readonly lambda: number
  readonly form: 'decoupled' | 'coupled'
}
export const decayOf = ({
  weightDecay,
  decayForm,
}: {
  readonly weightDecay: number
  readonly decayForm: Decay['form']
}): Decay => ({ lambda: weightDecay, form: decayForm })
