/** How the learning rate moves, in the words of both libraries. */
import type { RunConfig } from '../../domain/config'
import type { ScheduleId } from '../../domain/schedule'
import { block, indented, number, type Lines } from './python'

/** Whether the rate moves at all. */
export const moves = ({ schedule, warmup }: RunConfig): boolean =>
  schedule !== 'constant' || warmup > 0

interface ScheduleText {
  /** A schedule of Keras's, or a number. */
  readonly keras: string
  /** What the rate is multiplied by once `past` · decay steps have gone, as PyTorch's LambdaLR wants it. */
  readonly pytorch: string
}

const by = (name: string, ...given: readonly string[]) =>
  `keras.optimizers.schedules.${name}(LEARNING_RATE, DECAY_STEPS, ${given.join(', ')})`

const SCHEDULES_IN_PYTHON = {
  constant: { keras: 'LEARNING_RATE', pytorch: '1.0' },
  step: {
    keras: by('ExponentialDecay', 'DECAY_RATE', 'staircase=True'),
    pytorch: 'DECAY_RATE ** int(past)',
  },
  exponential: { keras: by('ExponentialDecay', 'DECAY_RATE'), pytorch: 'DECAY_RATE**past' },
  linear: {
    keras: by('PolynomialDecay', 'LEARNING_RATE * RATE_END'),
    pytorch: '(1 - RATE_END) * (1 - min(1, past)) + RATE_END',
  },
  cosine: {
    keras: by('CosineDecay', 'alpha=RATE_END'),
    pytorch: '(1 - RATE_END) * (1 + math.cos(math.pi * min(1, past))) / 2 + RATE_END',
  },
} as const satisfies Record<ScheduleId, ScheduleText>

/** The constants it is set by. */
export const scheduleConstants = (
  config: RunConfig,
): readonly (readonly [name: string, value: string, about: string])[] => [
  ...(config.warmup > 0
    ? [['WARM_UP', number(config.warmup), 'steps in which the rate rises from 0'] as const]
    : []),
  ...(config.schedule === 'constant'
    ? []
    : [
        [
          'DECAY_STEPS',
          number(config.scheduleSteps),
          'after the warm-up, if there is one',
        ] as const,
      ]),
  ...(config.schedule === 'step' || config.schedule === 'exponential'
    ? [
        [
          'DECAY_RATE',
          number(config.scheduleFactor),
          'what the rate is multiplied by over them',
        ] as const,
      ]
    : []),
  ...(config.schedule === 'linear' || config.schedule === 'cosine'
    ? [['RATE_END', number(config.scheduleEnd), 'the share of the rate that is left then'] as const]
    : []),
]

/** What Keras's optimiser is given as its rate. */
export const kerasRate = ({ schedule, warmup }: RunConfig): string =>
  warmup > 0
    ? `WarmUp(${SCHEDULES_IN_PYTHON[schedule].keras})`
    : SCHEDULES_IN_PYTHON[schedule].keras

/** `WarmUp`, where there is one. */
export const kerasWarmUp = ({ schedule, warmup }: RunConfig): readonly Lines[] =>
  warmup === 0
    ? []
    : [
        block(`
          @keras.saving.register_keras_serializable("siamese")
          class WarmUp(keras.optimizers.schedules.LearningRateSchedule):
              """From 0 evenly up to the rate, which then goes on as it does without."""

              def __init__(self, after):
                  super().__init__()
                  self.after = after

              def __call__(self, step):
                  step = ops.cast(step, "float32")
                  rising = LEARNING_RATE * step / WARM_UP
                  return ops.where(step < WARM_UP, rising, ${schedule === 'constant' ? 'self.after' : 'self.after(ops.maximum(step - WARM_UP, 0.0))'})

              def get_config(self):
                  return {"after": self.after}
        `),
      ]

/** `rate_factor(step)`, from 0, for LambdaLR. */
export const rateFactor = (config: RunConfig): readonly Lines[] =>
  moves(config)
    ? [
        [
          'def rate_factor(step):',
          ...indented([
            '"""What the learning rate is multiplied by in a step, from 0."""',
            ...(config.warmup > 0 ? ['if step < WARM_UP:', '    return step / WARM_UP'] : []),
            ...(config.schedule === 'constant'
              ? []
              : [`past = ${config.warmup > 0 ? '(step - WARM_UP)' : 'step'} / DECAY_STEPS`]),
            `return ${SCHEDULES_IN_PYTHON[config.schedule].pytorch}`,
          ]),
        ],
      ]
    : []

export const scheduleImports = ({ schedule }: RunConfig): Lines =>
  schedule === 'cosine' ? ['import math'] : []
