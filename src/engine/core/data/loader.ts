/**
 * A run's images, from wherever they come. What was read last stays, so that the next start of the
 * same Worker need not read it again.
 */
import type { SourceId } from '../../../domain/choices/sources'
import type { DataSource } from '../../../domain/dataSource'
import { DRAWN_FACES } from '../../../domain/drawnFaces'
import { mnistDigits } from '../../../domain/mnistDigits'
import { PlaygroundError } from '../../../domain/errors'
import { pixelBytes, type PhotoSet } from '../../../domain/photoSet'
import type { CommonSettings } from '../../../domain/settings'
import { splitKey, type SplitConfig } from '../../../domain/split'
import type { Dataset } from './dataset'
import { drawFaces } from './drawn/draw'
import { fetchDigits, fetchMnist } from './mnist'
import { splitDataset } from './subset'

type DataConfig = SplitConfig & Pick<CommonSettings, 'seed'>
/** The share that is there, 0 to 1; null while that is unknown. */
type OnProgress = (fraction: number | null) => void

export interface DataLoader {
  /** @throws PlaygroundError where the images cannot be had, or are not what they should be */
  load(source: DataSource, config: DataConfig, onProgress: OnProgress): Promise<Dataset>
}

interface Makers {
  readonly fetchMnist: typeof fetchMnist
  readonly fetchDigits: typeof fetchDigits
  readonly drawFaces: typeof drawFaces
}

interface Loading<Id extends SourceId> {
  /** Equal where the same images would be had. */
  key(source: DataSource<Id>, config: DataConfig): string
  load(source: DataSource<Id>, config: DataConfig, onProgress: OnProgress): Promise<Dataset>
}

/** @param make how images are had, for tests to replace */
export function createDataLoader(
  make: Makers = { fetchMnist, fetchDigits, drawFaces },
): DataLoader {
  let dataset: { readonly key: string; readonly of: Dataset } | null = null
  const sources = loadingOf(make)

  async function load<Id extends SourceId>(
    source: DataSource<Id>,
    config: DataConfig,
    onProgress: OnProgress,
  ): Promise<Dataset> {
    const loading = sources[source.kind]
    const key = `${source.kind} ${loading.key(source, config)}`
    if (dataset?.key === key) return dataset.of
    // Let go first: two large sets may not fit beside each other.
    dataset = null
    const of = await loading.load(source, config, onProgress)
    dataset = { key, of }
    return of
  }

  return { load }
}

/** How the images of each source are had. */
function loadingOf(make: Makers): { readonly [Id in SourceId]: Loading<Id> } {
  let digits: Uint8Array | null = null
  let faces: { readonly seed: number; readonly pixels: Uint8Array } | null = null

  async function facesOf(seed: number, onProgress: OnProgress): Promise<Uint8Array> {
    if (faces?.seed === seed) return faces.pixels
    const pixels = await make.drawFaces(seed, onProgress)
    faces = { seed, pixels }
    return pixels
  }

  return {
    mnist01: {
      key: ({ url }) => url,
      load: ({ url }, _, onProgress) => make.fetchMnist(url, onProgress),
    },
    mnist: {
      key: ({ url }, config) => `${url} ${splitKey(config)}`,
      async load({ url }, config, onProgress) {
        digits ??= await make.fetchDigits(url, onProgress)
        const set = mnistDigits()
        return splitDataset(set, config, sliceOf(set, digits), () => undefined)
      },
    },
    faces: {
      key: (_, config) => `${config.seed} ${splitKey(config)}`,
      async load(_, config, onProgress) {
        const pixels = await facesOf(config.seed, onProgress)
        return splitDataset(DRAWN_FACES, config, sliceOf(DRAWN_FACES, pixels), () => undefined)
      },
    },
    own: {
      key: ({ set }, config) => `${set.id} ${splitKey(config)}`,
      load: async ({ set, pixels }, config, onProgress) =>
        splitDataset(set, config, blobOf(set, pixels), onProgress),
    },
  }
}

function sliceOf({ side, channels }: PhotoSet, pixels: Uint8Array) {
  const length = side * side * channels
  return async (from: number, to: number) => pixels.subarray(from * length, to * length)
}

/** Reads part after part, since a browser may keep the whole on disk. */
function blobOf(set: PhotoSet, pixels: Blob) {
  const length = set.side * set.side * set.channels
  const expected = pixelBytes(set)
  if (pixels.size !== expected)
    throw damaged(`“${set.name}” holds ${pixels.size} bytes of pixels instead of ${expected}`)
  return async (from: number, to: number) => {
    const part = pixels.slice(from * length, to * length)
    const bytes = await part.arrayBuffer().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      throw damaged(`the pixels of “${set.name}” could not be read: ${why}`)
    })
    return new Uint8Array(bytes)
  }
}

const damaged = (cause: string) => new PlaygroundError('photos_damaged', cause)
