/** What stands at the top of a script: what it is of, how it is started, and what is not as on the page. */
import { isInverted, isWithinBatch } from '../../domain/objective'
import { augments } from '../../domain/augmentation'
import { DISTANCES } from '../../domain/choices/distances'
import { ENCODERS } from '../../domain/choices/encoders'
import { HEADS } from '../../domain/choices/heads'
import { LOSSES } from '../../domain/choices/losses'
import { OPTIMIZERS } from '../../domain/choices/optimizers'
import { SOURCES } from '../../domain/choices/sources'
import type { RunConfig } from '../../domain/config'
import { builtEncoder, layersOf } from '../../domain/encoders'
import { isMnist, readingOf, splits } from './data/sources'
import { wrapped, type Lines } from './python'

export const normalises = (config: RunConfig): boolean =>
  layersOf(config).some(({ kind }) => kind === 'batch_normalization') ||
  config.head === 'bn_dense_sigmoid'

function whatItIs(config: RunConfig): string {
  const { label } = ENCODERS[builtEncoder(config)]
  const parts = [
    label === 'Encoder' ? label : `${label} encoder`,
    `${DISTANCES[config.distance].label} distance`,
    ...(config.head === 'raw' ? [] : [`head ${HEADS[config.head].label}`]),
    `${LOSSES[config.loss].label} loss`,
    OPTIMIZERS[config.optimizer].label,
  ]
  return `${parts.join(', ')}; data: ${SOURCES[config.data].label}.`
}

/** What is other than on the page whatever the library. */
function differences(config: RunConfig): Lines {
  return [
    'The same seed draws other weights, pairs and masks than on the page: curves are alike, not equal.',
    ...(splits(config) ? ['Others are held out than on the page, of the same share.'] : []),
    ...(readingOf(config).difference === null ? [] : [readingOf(config).difference as string]),
    ...(config.metric === 'verified'
      ? []
      : ['Accuracy follows what the labels mean; the metric of this run was another one.']),
    ...(config.l2 !== 0 && config.l2Applied === 0
      ? [`The penalty of ${config.l2} was set but never added to the loss; here it is left out.`]
      : []),
    ...(config.createModel === 'as_posted' && builtEncoder(config) !== config.encoder
      ? ['Net_Definition is what was built, whichever model was named.']
      : []),
    ...(config.weights === ''
      ? []
      : [
          `The run began with weights of its own (${config.weights}): keep its verifier, and begin with that by --weights.`,
        ]),
    ...(isInverted(config)
      ? ['Labels and loss take 1 to mean opposite things, as they did in this run: it inverts.']
      : []),
    ...(augments(config)
      ? ['Images are varied by the library’s own transformations, which draw from the same ranges.']
      : []),
  ]
}

/** How the work is shared by several workers, and what that means for this run. */
export function acrossWorkers(config: RunConfig): Lines {
  return [
    `BATCH pairs are a step of all workers together; each takes its share of the very pairs that one would see.`,
    ...(isWithinBatch(config.loss)
      ? [
          'This loss compares the images of a batch with each other: each worker compares those of its own share only, so that with W workers an image meets a W-th of the others. Raise BATCH with them.',
        ]
      : []),
    ...(config.loss === 'broadcast'
      ? ['Every distance meets the labels of its own worker only.']
      : []),
    ...(normalises(config)
      ? [
          'Batch normalisation goes by the statistics of each worker’s own share, which are rougher the smaller it is.',
        ]
      : []),
  ]
}

export interface Header {
  readonly library: string
  readonly packages: string
  /** Further commands, each with what it does. */
  readonly commands: readonly (readonly [string, string])[]
  readonly distributed: readonly (readonly [string, string])[]
  readonly differences: Lines
}

const bullets = (texts: Lines): Lines =>
  texts.flatMap((text) => wrapped(text, 92).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`))

const commandLines = (commands: Header['commands']): Lines =>
  commands.flatMap(([command, about]) => [
    `    ${command}`,
    ...wrapped(about, 84).map((line) => `        ${line}`),
  ])

/** The docstring of the whole script. */
export function header(config: RunConfig, link: string, of: Header): Lines {
  return [
    '"""',
    ...wrapped(`A Siamese network for pairs of images, in ${of.library}. ${whatItIs(config)}`, 96),
    ...(link === '' ? [] : ['Set up in Siamese Playground, where this opens it:', link]),
    '',
    `    pip install ${of.packages}`,
    ...commandLines(of.commands),
    '',
    'On several GPUs or machines:',
    '',
    ...commandLines(of.distributed),
    '',
    ...bullets(acrossWorkers(config)),
    '',
    'What is not as on the page:',
    '',
    ...bullets([...differences(config), ...of.differences]),
    '"""',
  ]
}

/** Commands that both libraries’ scripts have. */
export function commands(config: RunConfig, file: string, list: boolean): Header['commands'] {
  const run = isMnist(config) ? `python ${file}` : `python ${file} --data photos/`
  return [
    [run, 'trains, judges by held-out pairs, saves'],
    ...(isMnist(config)
      ? ([
          [
            `${run} --data FOLDER`,
            'with MNIST’s four files from a folder, packed or not; else they are downloaded',
          ],
        ] as const)
      : ([
          [
            `${run} --people people.csv`,
            'who is on which photo by a list of file,person, in place of a folder for each',
          ],
          ...(list
            ? ([
                [
                  `${run} --pairs pairs.csv`,
                  'the list of pairs: first,second,1 for same or 0, and perhaps a fold; or LFW’s pairs.txt',
                ],
              ] as const)
            : []),
        ] as const)),
    [
      `${run} --weights verifier.safetensors`,
      'begins with weights of “Keep verifier…” or of an earlier run of this script; --epochs 0 judges them alone',
    ],
  ]
}
