/** How the images of every source are read by a script. */
import { SOURCES, type SourceId } from '../../../domain/choices/sources'
import type { RunConfig } from '../../../domain/config'

type Reading =
  /** MNIST's own files: so many digits from 0 on, and what is said of them. */
  | { readonly from: 'mnist'; readonly digits: number; readonly difference: string | null }
  /** A folder of photos; what else is said of it. */
  | { readonly from: 'photos'; readonly difference: string | null }

const READINGS = {
  mnist01: { from: 'mnist', digits: 2, difference: null },
  mnist: {
    from: 'mnist',
    digits: 10,
    difference: 'All 70,000 images are read; the page has a balanced part of them.',
  },
  faces: {
    from: 'photos',
    difference: 'The page draws its faces itself; --data takes photos in their place.',
  },
  own: { from: 'photos', difference: null },
} as const satisfies Record<SourceId, Reading>

export const readingOf = ({ data }: Pick<RunConfig, 'data'>): Reading => READINGS[data]

export const isMnist = (config: Pick<RunConfig, 'data'>): boolean =>
  readingOf(config).from === 'mnist'

/** Whether whole classes or a share of each one's images are held out here; else the files say what is. */
export const splits = (config: RunConfig): boolean =>
  SOURCES[config.data].splits && (!isMnist(config) || config.split === 'identity')

/** Whether pairs come from a list, to train on or to judge by. */
export const takesList = (config: RunConfig): boolean =>
  !isMnist(config) && (config.pairs === 'listed' || config.split === 'folds')
