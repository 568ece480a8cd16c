import type { LayerSpec } from '../../layers'
import type { NoFields, OwnFields } from '../choice'
import type { HeadFacts } from './head'

/** What learnt heads end in: a scale and a threshold of their own, then σ. */
export const LOGISTIC: LayerSpec = { kind: 'dense', units: 1, activation: 'sigmoid' }

/** What all heads have in common that learn a scale, whose sign can turn the distance round. */
export const LEARNT: Pick<HeadFacts<NoFields>, 'isProbability' | 'reach'> = {
  isProbability: true,
  reach: () => ({
    least: { at: 0, name: 'σ', why: 'σ is never below 0' },
    most: { at: 1, name: 'σ < 1', why: 'σ never reaches 1' },
  }),
}

/**
 * Of a head whose scale is a single weight w: where w begins. Training seldom takes it across 0, so
 * its first sign says whether a run learns, and drawn it is the wrong one from half of all seeds.
 */
export const SCALE_FIELDS = {
  headStart: {
    link: 'headstart',
    label: 'Scale begins',
    help: 'Whether a run learns hangs on the sign of this one weight; drawn, it is wrong from half of all seeds.',
    kind: 'choice',
    options: [
      { value: 'as_kernels', label: 'drawn', help: 'Like every other kernel, as Dense does it.' },
      {
        value: 'one',
        label: 'at ±1',
        help: 'With the sign that the loss wants; 1 is Keras’s kernel_initializer="ones", PyTorch’s nn.init.ones_.',
      },
    ],
    default: 'as_kernels',
  },
} as const satisfies OwnFields
