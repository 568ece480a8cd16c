/** What a ranking says in a line. Pure. */
import { takenForSame } from '../../domain/judge'
import type { Judge } from '../../domain/judging'
import type { Ranked } from '../../state/tryoutGallery'
import { outputText, type Words } from './words'

export interface Headline {
  readonly kind: 'same' | 'different' | 'none'
  readonly text: string
  readonly detail: string
}

/** @param judge null before the run was judged: then there is no threshold */
export function headline(ranked: readonly Ranked[], judge: Judge | null, words: Words): Headline {
  const [nearest] = ranked
  if (nearest === undefined || Number.isNaN(nearest.output))
    return { kind: 'none', text: 'No verdict', detail: 'No output is a number.' }
  const at = `${nearest.name} at ${outputText(nearest.output)}`
  if (judge === null || Number.isNaN(judge.threshold))
    return {
      kind: 'none',
      text: `Nearest: ${nearest.name}`,
      detail: `${at}; there is no threshold to say whether that is near enough.`,
    }
  const threshold = `the threshold ${outputText(judge.threshold)}`
  const within = ranked.filter(({ output }) => takenForSame(output, judge.threshold, judge.larger))
  if (within.length === 0)
    return {
      kind: 'different',
      text: words.nobody,
      detail: `The nearest, ${at}, is beyond ${threshold}.`,
    }
  const others =
    within.length === 1
      ? 'and alone within it'
      : `with ${within.length} ${words.many} within it, the nearest counts`
  return {
    kind: 'same',
    text: nearest.name,
    detail: `${at}: within ${threshold}, ${others}.`,
  }
}
