import type { OwnFields } from '../choice'
import { BY_MOMENTS } from './adam'
import type { OptimizerFacts } from './optimizer'
import { MOMENTS } from './sharedFields'

const fields = {
  ...MOMENTS,
  adamwDecay: {
    link: 'adamw_decay',
    label: 'Weight decay',
    help: 'Makes all weights smaller at each step: w − rate · λ · w. Keras’s default is 0.004, PyTorch’s 0.01.',
    kind: 'number',
    min: 1e-8,
    max: 1,
    integer: false,
    zero: 'none',
    default: 0.004,
    worthTrying: [0, 0.004, 0.01],
  },
} as const satisfies OwnFields

/** Adam with decoupled weight decay (Loshchilov and Hutter 2019). */
export const adamw: OptimizerFacts<
  typeof fields,
  'm' | 'v',
  'alpha' | 'gain1' | 'gain2' | 'epsilon'
> = {
  label: 'AdamW',
  help: 'Adam with weight decay.',
  fields,
  ...BY_MOMENTS,
  decay: ({ adamwDecay }) => ({ lambda: adamwDecay, form: 'decoupled' }),
}
