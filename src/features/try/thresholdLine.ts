import { takenForSame } from '../../domain/verification/pairOutputs'
import type { Judge } from '../../domain/judging'
import type { ImageWords } from '../../domain/setKind'
import { thresholdSource } from '../../domain/thresholdWords'
import { outputText } from './words'

/** “below 0.5, the threshold the loss aims at”. */
export function thresholdLine(
  output: number,
  judge: Judge,
  words: Pick<ImageWords, 'many'>,
): string {
  const { threshold, larger } = judge
  const source = thresholdSource(judge, words)
  if (Number.isNaN(threshold))
    return 'with no threshold to go by, since held-out pairs are not ranked'
  if (!Number.isFinite(threshold))
    return `and at ${source} every pair is called ${takenForSame(0, threshold, larger) ? 'same' : 'different'}`
  const side = output < threshold ? 'below' : output > threshold ? 'above' : 'exactly at'
  return `${side} ${outputText(threshold)}, ${source}`
}
