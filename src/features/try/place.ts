import { SOURCES } from '../../domain/choices/sources'
import type { ImageWords } from '../../domain/setKind'
import { setFor } from '../../state/datasets'
import type { Tryout } from '../../state/tryout'
import type { Asking } from '../../state/tryoutQuestions'

/** What every part of the tab goes by: the run, what it asks of pictures, and how things are called. */
export interface Place extends Asking<Tryout> {
  readonly words: ImageWords
}

export function placeOf(asking: Asking<Tryout>): Place {
  return { ...asking, words: SOURCES[asking.config.data].words(setFor(asking.config)) }
}
