import type { DataFacts } from '../../dataCounts'
import type { IntakeOptions } from '../../intake'
import type { PhotoSet } from '../../photoSet'
import type { CommonSettings } from '../../settings'
import type { ImageWords } from '../../setKind'
import type { SplitConfig } from '../../split'
import type { Choice, OwnFields, ValuesOf } from '../choice'

export type InputSettings = Pick<CommonSettings, 'size' | 'channels'>
/** What a source may look at: its own settings and how the images are split and paired. */
export type SourceConfig<F extends OwnFields> = SplitConfig & ValuesOf<F>

/**
 * How a run's Worker comes by the images: from a file that ships, by its place beside the page; by
 * making them from the RunConfig's seed; or from one of the sets kept in this browser.
 */
export type Supply =
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'seed' }
  | { readonly from: 'library' }

/** Why the images cannot be paired as they are asked for, at the setting that is to change. */
export interface DataProblem<S> {
  readonly field: keyof S & string
  readonly title: string
  readonly message: string
  /** What may mend it, best first. */
  readonly mends: readonly { readonly label: string; readonly patch: Partial<S> }[]
}

/** Whose images they are, as is said under the setup. */
export interface Credit {
  readonly text: string
  readonly licence: { readonly name: string; readonly href: string } | null
}

/** What held-out pairs are judged against, where it is known before a run. */
export interface Bar {
  /** AUC from which on they count as ranked rightly. */
  readonly auc: number
  /** Accuracy above which it shows a right ranking. */
  readonly accuracy: number
  /** The AUC that raw pixels reach, roughly. */
  readonly pixels: number
}

/** Where the images come from. */
export interface SourceFacts<
  F extends OwnFields,
  From extends Supply['from'] = Supply['from'],
> extends Choice<F> {
  readonly supply: Extract<Supply, { readonly from: From }>
  /** The set of photos that it always is; null where it is none, or one that the RunConfig names. */
  readonly set: PhotoSet | null
  /** The input that runs on it begin with. */
  readonly input: InputSettings
  /** Whether the person says what is held out, by identity, image or fold; else the source does. */
  readonly splits: boolean
  /** Whether by image its makers' own test images are held out, whatever the share. */
  readonly testImages: boolean
  /** How it begins to be split; null where that is left as it was. */
  readonly beginsWith: Partial<SplitConfig> | null
  /** What a click says that takes it in place of a source which can't be used; null for no such offer. */
  readonly standsIn: string | null
  readonly credit: Credit
  /** Null where it is the raw pixels of the very same pairs that are to be beaten. */
  readonly bar: Bar | null
  /** Whether pictures that a person brings are made as MNIST's digits are, and may be drawn. */
  readonly takesDigits: boolean

  // Of all these, `set` is the one that the RunConfig names; null for none, or where it is not here.
  words(set: PhotoSet | null): ImageWords
  /**
   * What the network has not seen of it when it is judged, by what is held out; null where so much is
   * trained on that nothing is learnt by heart.
   */
  unseen(set: PhotoSet | null): Readonly<Record<CommonSettings['split'], string>> | null
  facts(config: SplitConfig, set: PhotoSet | null): DataFacts
  /** The first thing that is wrong: what comes after could not be told without it. */
  problem(config: SourceConfig<F>, set: PhotoSet | null): DataProblem<SourceConfig<F>> | null
  /** How much is trained on and held out, in words; null where the images are not here. */
  sides(config: SplitConfig, set: PhotoSet | null): readonly string[] | null
  /** What a picture that a person brings becomes; null where the images are not here. */
  pictures(set: PhotoSet | null): IntakeOptions | null
}
