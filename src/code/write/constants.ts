/** The settings of a run as constants at the top of a script. */
import type { RunConfig } from '../../domain/config'
import { usesEpsilon } from './distances'
import { aim } from './data/judging'
import { isMnist } from './data/sources'
import type { Length } from './length'
import { number, type Lines } from './python'
import { scheduleConstants } from './schedules'

type Constant = readonly [names: string, values: string, about: string]

/** @param own constants of the loss */
export function constantLines(
  config: RunConfig,
  length: Length,
  own: Readonly<Record<string, string>>,
): Lines {
  const threshold = aim(config)
  const rows: Constant[] = [
    [
      'SIZE, CHANNELS',
      `${config.size}, ${config.channels}`,
      'of the images that the network is given',
    ],
    ['BATCH', number(config.batch), 'pairs a step'],
    ['EPOCHS, STEPS_PER_EPOCH', `${length.epochs}, ${length.steps}`, length.about],
    ['LEARNING_RATE', number(config.learningRate), ''],
    ...scheduleConstants(config),
    ...(config.clip === 0 ? [] : [['CLIP', number(config.clip), CLIPS[config.clipForm]] as const]),
    ...(penalised(config)
      ? [['L2', number(config.l2), 'λ of the penalty on the encoder’s kernels'] as const]
      : []),
    ...(usesEpsilon(config)
      ? [['EPSILON', number(config.epsilon), 'in the root of the distance'] as const]
      : []),
    ...Object.entries(own).map(([name, value]) => [name, value, ABOUT[name] ?? ''] as const),
    ...(threshold === null
      ? []
      : [
          [
            'THRESHOLD',
            number(threshold),
            'where the loss draws the line between same and different',
          ] as const,
        ]),
    ['SEED', number(config.seed), ''],
    [
      'HELD_OUT_PAIRS',
      '1000',
      'in each of two parts: one chooses a threshold, the other judges it',
    ],
    ...(isMnist(config)
      ? []
      : [
          [
            'PHOTOS',
            '{".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".pgm"}',
            '',
          ] as const,
        ]),
  ]
  return rows.map(([names, values, about]) =>
    about === '' ? `${names} = ${values}` : `${names} = ${values}  # ${about}`,
  )
}

const CLIPS: Readonly<Record<RunConfig['clipForm'], string>> = {
  global: 'largest norm of all gradients together',
  norm: 'largest norm of the gradient of each weight',
  value: 'largest value of a gradient',
}

const ABOUT: Readonly<Record<string, string>> = {
  MARGIN_SAME: 'same pairs nearer than this cost nothing',
  FAR: 'further than any distance',
}

export const penalised = ({ l2, l2Applied }: RunConfig): boolean => l2 !== 0 && l2Applied === 1
