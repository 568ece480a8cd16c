/** What both libraries’ scripts have in common: the images, their pairs, and how they are judged. */
import { SOURCES } from '../../../domain/choices/sources'
import type { RunConfig } from '../../../domain/config'
import { CENTRE_CROP, type Crop } from '../../../domain/intake'
import type { PhotoSet } from '../../../domain/photoSet'
import type { Lines } from '../python'
import { heldOutParts, judgingFunctions, JUDGING_IMPORTS } from './judging'
import { MNIST_IMPORTS, readMnist } from './mnist'
import { BALANCED, GROUPS, trainingPairs } from './pairs'
import { fewerLines, LISTED_HELD_OUT, photoImports, readPhotos, splitLines } from './photos'
import { isMnist, readingOf, splits, takesList } from './sources'

export interface DataPart {
  readonly imports: Lines
  readonly reading: readonly Lines[]
  readonly pairing: readonly Lines[]
  readonly judging: readonly Lines[]
  /** Arguments of the command line, as calls of `add_argument`. */
  readonly options: Lines
  /** `read_images(…)` with what the command line says. */
  readonly read: string
  /** What an image is read as: its side and channels. */
  readonly shape: string
  readonly hasList: boolean
}

/** @param fetch lines that set `parts` of MNIST, also where `folder` is None */
export function dataPart(config: RunConfig, set: PhotoSet | null, fetch: Lines): DataPart {
  const reading = readingOf(config)
  const list = takesList(config)
  const { functions, imports } = trainingPairs(config)
  const crop: Crop = set?.crop ?? CENTRE_CROP
  const fields = [
    'images',
    'classes',
    'train',
    'held_out',
    ...(list ? ['train_pairs', 'judged_pairs'] : []),
  ]
  return {
    imports: [
      ...(isMnist(config) ? MNIST_IMPORTS : photoImports(config)),
      ...imports.map((each) => `import ${each}`),
      ...JUDGING_IMPORTS,
    ],
    reading: [
      [`Data = collections.namedtuple("Data", "${fields.join(' ')}")`],
      GROUPS,
      ...(SOURCES[config.data].splits ? fewerLines(config) : []),
      ...(splits(config) && config.split !== 'folds' ? [splitLines(config)] : []),
      ...(reading.from === 'mnist'
        ? readMnist(config, reading.digits, fetch)
        : readPhotos(config, crop)),
    ],
    pairing: [BALANCED, ...functions],
    judging: [...(list ? [LISTED_HELD_OUT] : heldOutParts(config)), ...judgingFunctions(config)],
    options: isMnist(config)
      ? ['parser.add_argument("--data", type=pathlib.Path, help="folder of MNIST\'s four files")']
      : [
          'parser.add_argument("--data", type=pathlib.Path, required=True, help="folder of photos")',
          'parser.add_argument("--people", type=pathlib.Path, help="CSV of file and person")',
          ...(list
            ? [
                'parser.add_argument("--pairs", type=pathlib.Path, required=True, help="list of pairs")',
              ]
            : []),
        ],
    read: `read_images(args.data${isMnist(config) ? '' : `, args.people${list ? ', args.pairs' : ''}`})`,
    shape: isMnist(config) ? '28, 28, CHANNELS' : 'SIZE, SIZE, CHANNELS',
    hasList: list,
  }
}

/** Imports in the usual order: the standard library first, then packages; each once. */
export function importLines(standard: Lines, packages: Lines): Lines {
  const sorted = (lines: Lines) =>
    [...new Set(lines)].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
  const all = [...standard, ...packages]
  const isStandard = (line: string) => STANDARD.has(line.split(' ')[1] ?? '')
  return [...sorted(all.filter(isStandard)), '', ...sorted(all.filter((line) => !isStandard(line)))]
}

const order = (line: string) => (line.startsWith('import') ? 0 : 1)
const STANDARD = new Set(
  'argparse collections contextlib csv gzip json math os pathlib re'.split(' '),
)
