/** What a ranking says in a line. Pure. */
import type { ImageWords } from '../../domain/setKind'
import { takenForSame } from '../../domain/verification/pairOutputs'
import type { Judge } from '../../domain/judging'
import type { Ranked } from '../../state/tryoutGallery'
import { outputText } from './words'

export interface Headline {
  readonly kind: 'same' | 'different' | 'none'
  readonly text: string
  readonly detail: string
}

/** @param judge with NaN for its threshold where there is none */
export function headline(ranked: readonly Ranked[], judge: Judge, words: ImageWords): Headline {
  const [nearest] = ranked
  if (nearest === undefined || Number.isNaN(nearest.output))
    return { kind: 'none', text: 'No verdict', detail: 'No output is a number.' }
  const at = `${nearest.name} at ${outputText(nearest.output)}`
  if (Number.isNaN(judge.threshold))
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
  if (within.length === 1)
    return {
      kind: 'same',
      text: nearest.name,
      detail: `${at} is the only one within ${threshold}.`,
    }
  if (within.length === ranked.length)
    return {
      kind: 'none',
      text: `Nearest: ${nearest.name}`,
      detail: `All ${ranked.length} ${words.many} are within ${threshold}, so it tells none of them apart; the nearest is ${at}.`,
    }
  return {
    kind: 'same',
    text: nearest.name,
    detail: `${at} is the nearest of ${within.length} ${words.many} within ${threshold}.`,
  }
}
