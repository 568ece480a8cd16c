/** What a run trains on and is judged by: images as bytes, and pairs where a list names them. */

export interface ImageSet {
  /** Pixels a side. */
  readonly side: number
  /** 1: grey; 3: red, green, blue. */
  readonly channels: 1 | 3
  readonly count: number
  /** count × side × side × channels bytes, image after image, row by row, pixel by pixel. */
  readonly pixels: Uint8Array
  /** One class per image: whom it shows. */
  readonly classes: Classes
  /** Per class, the class that it is forgeries of; −1 for none. Absent where nothing is forged. */
  readonly forgeryOf?: Int32Array
}

/** Classes by image; the numbers need not be without gaps. */
export type Classes = Uint8Array | Int32Array

/** Pairs by place in an ImageSet. */
export interface ListedPairs {
  readonly a: Int32Array
  readonly b: Int32Array
  /** 1 where the pair is same. */
  readonly same: Uint8Array
}

export interface Dataset {
  readonly train: ImageSet
  readonly heldOut: ImageSet
  /** Names of the classes, by their number. */
  readonly names: readonly string[]
  /** Per held-out image, where it came from; empty for images that ship. */
  readonly heldOutPaths: readonly string[]
  /** Pairs of a list to train on; null where they are drawn. */
  readonly trainPairs: ListedPairs | null
  /**
   * Pairs of a list to judge by, in the order they are taken in; null where they are drawn. `foldOf`
   * gives places in `folds`.
   */
  readonly heldOutPairs: (ListedPairs & { readonly foldOf: Uint8Array }) | null
  readonly folds: readonly string[]
}
