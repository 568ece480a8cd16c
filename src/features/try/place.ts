import { SOURCES } from '../../domain/choices/sources'
import type { ImageWords } from '../../domain/setKind'
import { setFor } from '../../state/datasets'
import type { Tryout } from '../../state/tryout'
import type { Asking } from '../../state/tryoutQuestions'

/** What every part of the tab goes by: the run, what it asks of pictures, and how things are called. */
export interface Place extends Asking<Tryout> {
  readonly words: ImageWords
  /** Whether held-out images may be taken; there are none where nothing trains. */
  readonly hasHeldOut: boolean
}

export function placeOf(asking: Asking<Tryout>): Place {
  return {
    ...asking,
    hasHeldOut: true,
    words: SOURCES[asking.config.data].words(setFor(asking.config)),
  }
}
