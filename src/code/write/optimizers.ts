/** Every optimiser in the words of both libraries, with what its gradients and weights go through. */
import { OPTIMIZERS, type OptimizerId } from '../../domain/choices/optimizers'
import type { Decay } from '../../domain/choices/optimizers/sharedFields'
import type { RunConfig } from '../../domain/config'
import { number, type Lines } from './python'
import { kerasRate } from './schedules'

interface OptimizerText {
  readonly keras: string
  readonly pytorch: string
  /** Arguments beside the rate, in Keras's words and in PyTorch's. */
  readonly given: readonly [keras: Lines, pytorch: Lines]
  /** What PyTorch's own rule does otherwise; null where it is the same. */
  readonly otherwise: string | null
}

const unless = (standard: number, name: string, value: number) =>
  value === standard ? [] : [`${name}=${number(value)}`]
const LATE_EPSILON =
  'adds ε after the correction for bias here, before it in Keras and on the page.'
const moments = ({ beta1, beta2, optEpsilon, amsgrad }: RunConfig): OptimizerText['given'] => [
  [
    ...unless(0.9, 'beta_1', beta1),
    ...unless(0.999, 'beta_2', beta2),
    ...unless(1e-7, 'epsilon', optEpsilon),
    ...(amsgrad === 1 ? ['amsgrad=True'] : []),
  ],
  [
    ...(beta1 === 0.9 && beta2 === 0.999 ? [] : [`betas=(${number(beta1)}, ${number(beta2)})`]),
    `eps=${number(optEpsilon)}`,
    ...(amsgrad === 1 ? ['amsgrad=True'] : []),
  ],
]

export const OPTIMIZERS_IN_PYTHON = {
  rmsprop: ({ rho, optEpsilon }) => ({
    keras: 'RMSprop',
    pytorch: 'RMSprop',
    given: [
      [...unless(0.9, 'rho', rho), ...unless(1e-7, 'epsilon', optEpsilon)],
      [`alpha=${number(rho)}`, `eps=${number(optEpsilon)}**0.5`],
    ],
    otherwise:
      'RMSprop adds ε outside the root here and inside it in Keras and on the page, hence its root; PyTorch calls ρ alpha.',
  }),
  adam: (config) => ({
    keras: 'Adam',
    pytorch: 'Adam',
    given: moments(config),
    otherwise: `Adam ${LATE_EPSILON}`,
  }),
  sgd: ({ momentum, nesterov }) => {
    const given = [
      ...unless(0, 'momentum', momentum),
      ...(nesterov === 1 && momentum > 0 ? ['nesterov=True'] : []),
    ]
    return { keras: 'SGD', pytorch: 'SGD', given: [given, given], otherwise: null }
  },
  adamw: (config) => ({
    keras: 'AdamW',
    pytorch: 'AdamW',
    given: moments(config),
    otherwise: `AdamW ${LATE_EPSILON}`,
  }),
  adagrad: ({ adagradStart, optEpsilon }) => ({
    keras: 'Adagrad',
    pytorch: 'Adagrad',
    given: [
      [
        ...unless(0.1, 'initial_accumulator_value', adagradStart),
        ...unless(1e-7, 'epsilon', optEpsilon),
      ],
      [`initial_accumulator_value=${number(adagradStart)}`, `eps=${number(optEpsilon)}`],
    ],
    otherwise: 'Adagrad adds ε outside the root here, inside it in Keras and on the page.',
  }),
  adadelta: ({ adadeltaRho, optEpsilon }) => ({
    keras: 'Adadelta',
    pytorch: 'Adadelta',
    given: [
      [...unless(0.95, 'rho', adadeltaRho), ...unless(1e-7, 'epsilon', optEpsilon)],
      [`rho=${number(adadeltaRho)}`, `eps=${number(optEpsilon)}`],
    ],
    otherwise: null,
  }),
} satisfies Record<OptimizerId, (config: RunConfig) => OptimizerText>

export const optimizerText = (config: RunConfig): OptimizerText =>
  OPTIMIZERS_IN_PYTHON[config.optimizer](config)

const decayOf = (config: RunConfig): Decay => OPTIMIZERS[config.optimizer].decay(config)

const KERAS_CLIPS = { global: 'global_clipnorm', norm: 'clipnorm', value: 'clipvalue' } as const

/** Lines that set `optimizer`. Keras knows weight decay beside the gradient alone. */
export function kerasOptimizer(config: RunConfig): Lines {
  const { keras, given } = optimizerText(config)
  const { lambda, form } = decayOf(config)
  const all = [
    kerasRate(config),
    ...given[0],
    ...(config.optimizer === 'adamw' || (lambda > 0 && form === 'decoupled')
      ? [`weight_decay=${number(lambda)}`]
      : []),
    ...(config.clip === 0 ? [] : [`${KERAS_CLIPS[config.clipForm]}=CLIP`]),
  ]
  return [`optimizer = keras.optimizers.${keras}(${all.join(', ')})`]
}

/** Why the script's decay is another one than the run's; null where it is the same. */
export function kerasDecayDifference(config: RunConfig): string | null {
  const { lambda, form } = decayOf(config)
  return lambda > 0 && form === 'coupled'
    ? `Keras has no weight decay that passes through the method: λ = ${number(lambda)} is left out; kernel_regularizer=L2(${number(lambda / 2)}) is the nearest, on kernels.`
    : null
}

/** Sets `optimizer` of `weights`. */
export function pytorchOptimizer(config: RunConfig): string {
  const { pytorch, given } = optimizerText(config)
  const { lambda, form } = decayOf(config)
  const all = [
    'weights',
    'lr=LEARNING_RATE',
    ...given[1],
    ...(config.optimizer === 'adamw' || (lambda > 0 && form === 'coupled')
      ? [`weight_decay=${number(lambda)}`]
      : []),
  ]
  return `optimizer = torch.optim.${pytorch}(${all.join(', ')})`
}

const PYTORCH_CLIPS = {
  global: ['nn.utils.clip_grad_norm_(weights, CLIP)'],
  norm: ['for weight in weights:', '    nn.utils.clip_grad_norm_([weight], CLIP)'],
  value: ['nn.utils.clip_grad_value_(weights, CLIP)'],
} as const satisfies Record<RunConfig['clipForm'], Lines>

export const pytorchClipping = ({ clip, clipForm }: RunConfig): Lines =>
  clip === 0 ? [] : PYTORCH_CLIPS[clipForm]

/** Decay beside the gradient, which of PyTorch's optimisers AdamW alone has. */
export function pytorchDecay(config: RunConfig): Lines {
  const { lambda, form } = decayOf(config)
  return lambda === 0 || form === 'coupled' || config.optimizer === 'adamw'
    ? []
    : [
        'rate = optimizer.param_groups[0]["lr"]',
        'with torch.no_grad():',
        '    for weight in weights:',
        `        weight.mul_(1 - rate * ${number(lambda)})  # weight decay, apart from the gradient`,
      ]
}
