import type { Asking } from '../../state/tryoutQuestions'
import { wordsFor, type Words } from './words'

/** What every part of the tab goes by: the run, what it asks of pictures, and how things are called. */
export interface Place extends Asking {
  readonly words: Words
}

export function placeOf(asking: Asking): Place {
  return { ...asking, words: wordsFor(asking.config) }
}
