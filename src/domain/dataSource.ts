/** Where a run's Worker takes its images from, as the page tells it. */
import { SOURCES, type SourceId } from './choices/sources'
import type { Supply } from './choices/sources/source'
import type { RunConfig } from './config'
import type { PhotoSet } from './photoSet'

/** A set of photos with its pixels: the Blob holds `pixelBytes(set)` bytes and may lie on disk. */
export interface SetPixels {
  readonly set: PhotoSet
  readonly pixels: Blob
}

/** What has to be told of each supply. */
interface Told extends Record<Supply['from'], object> {
  /** The address is absolute, since a Worker does not know the page's. */
  readonly file: { readonly url: string }
  readonly seed: Readonly<Record<never, never>>
  readonly library: SetPixels
}

type From<Id extends SourceId> = (typeof SOURCES)[Id]['supply']['from']

/** Of one source, or of any. */
export type DataSource<Id extends SourceId = SourceId> = {
  [Each in Id]: { readonly kind: Each } & Told[From<Each>]
}[Id]

/** Whether the images are one of the sets kept in this browser, so that they may not be here. */
export const isFromLibrary = ({ data }: Pick<RunConfig, 'data'>): boolean =>
  SOURCES[data].supply.from === 'library'

/**
 * Where a RunConfig's images are; null where the set that it names is not here.
 * @param addressOf of a file that ships, by its place beside the page
 * @param kept a set by its id
 */
export function dataSourceOf(
  { data, set: id }: Pick<RunConfig, 'data' | 'set'>,
  addressOf: (path: string) => string,
  kept: (id: string) => SetPixels | null,
): DataSource | null {
  const told = toldOf(SOURCES[data].supply, addressOf, () => kept(id))
  // What is told is what the source's supply asks for; the compiler forgets that they go together.
  return told && ({ kind: data, ...told } as DataSource)
}

function toldOf(
  supply: Supply,
  addressOf: (path: string) => string,
  kept: () => SetPixels | null,
): Told[Supply['from']] | null {
  switch (supply.from) {
    case 'file':
      return { url: addressOf(supply.path) }
    case 'seed':
      return {}
    case 'library': {
      const found = kept()
      return found && { set: found.set, pixels: found.pixels }
    }
    default:
      return supply satisfies never
  }
}

/** The set of photos that the images are of; null where they are none. */
export const setOf = (source: DataSource): PhotoSet | null =>
  'set' in source ? source.set : SOURCES[source.kind].set
