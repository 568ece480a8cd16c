import { takenForSame } from '../../domain/verification/pairOutputs'
import type { Judge } from '../../domain/judging'
import { outputText } from './words'

const NAMES: Readonly<Record<Judge['from'], string>> = {
  set: 'the threshold you set',
  aim: 'the threshold the loss aims at',
  best: 'the threshold best for held-out pairs',
}

/** “below 0.5, the threshold the loss aims at”. */
export function thresholdLine(output: number, { threshold, from, larger }: Judge): string {
  if (Number.isNaN(threshold))
    return 'with no threshold to go by, since held-out pairs are not ranked'
  if (!Number.isFinite(threshold))
    return `and at ${NAMES[from]} every pair is called ${takenForSame(0, threshold, larger) ? 'same' : 'different'}`
  const side = output < threshold ? 'below' : output > threshold ? 'above' : 'exactly at'
  return `${side} ${outputText(threshold)}, ${NAMES[from]}`
}
