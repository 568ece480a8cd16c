import type { Crop } from './intake'
import type { SetKind } from './setKind'

/**
 * A person's own images (or drawn faces) as they are kept: facts here, pixels apart, since the facts
 * are a few bytes an image and the pixels many. Images are numbered from 0 in the order of `paths`.
 */
export interface PhotoSet {
  readonly version: 1
  /** 12 hexadecimal digits of the SHA-256 of pixels and facts: equal photos give an equal id. */
  readonly id: string
  readonly name: string
  readonly kind: SetKind
  /** Side of each stored image in pixels. */
  readonly side: number
  /** 1: grey; 3: red, green, blue. Pixels are count × side × side × channels bytes. */
  readonly channels: 1 | 3
  /** The square that was cut out of each photo; another photo to compare is cut likewise. */
  readonly crop: Crop
  /** Names of the people. */
  readonly identities: readonly string[]
  /** Per image, the place of its person in `identities`. */
  readonly identityOf: Int32Array
  /**
   * Per identity, the place of the one whose images it imitates; −1 for none. Absent where nothing is
   * forged, and in sets kept before there was this.
   */
  readonly forgeryOf?: Int32Array
  /** Per image, a number that near duplicates share; others have one of their own. */
  readonly groupOf: Int32Array
  /** Per image, 1 where its makers set it apart to judge by. Absent where they set none apart. */
  readonly testImages?: Uint8Array
  /** Per image, where it came from, such as `person/photo.jpg`. */
  readonly paths: readonly string[]
  /** Pairs that came with the photos; null where there is no list. */
  readonly list: PairList | null
}

/** Pairs as a list names them, by image. */
export interface PairList {
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 where the list calls the pair same, whatever its convention. */
  readonly same: Uint8Array
  /** Per pair, the place of its fold in `folds`. */
  readonly foldOf: Uint8Array
  /** Names of the folds, such as “1” to “10”, or “train” and “val”; empty where there are none. */
  readonly folds: readonly string[]
}

/** Bytes that a set's pixels take. */
export function pixelBytes({ side, channels, paths }: PhotoSet): number {
  return paths.length * side * side * channels
}
