/**
 * How the outputs of a run's held-out pairs are judged and drawn: the threshold between same and
 * different, and how far a picture of them must reach. One rule for table, histogram and pairs.
 */
import type { Convention, RunConfig } from '../../domain/config'
import { takenForSame } from '../../domain/judge'
import { decisionThreshold, isProbability, largerMeans } from '../../domain/objective'
import type { EvaluationReport } from '../../domain/reports'

export interface Judge {
  readonly threshold: number
  /** Whether the threshold is the one the loss aims at, or, where it aims at none, the best one. */
  readonly aims: boolean
  /** What a larger output says of a pair. */
  readonly larger: Convention
}

/** The judge of a run's held-out pairs. */
export function judgeOf(
  config: RunConfig,
  { bestThreshold }: Pick<EvaluationReport, 'bestThreshold'>,
): Judge {
  const aim = decisionThreshold(config)
  return { threshold: aim ?? bestThreshold, aims: aim !== null, larger: largerMeans(config) }
}

/** Whether a pair is taken for what it is. */
export function judgedRight(
  { threshold, larger }: Judge,
  { output, same }: { readonly output: number; readonly same: boolean },
): boolean {
  return takenForSame(output, threshold, larger) === same
}

/** The output from which on different pairs cost nothing; null where the loss has no such line. */
export function marginLine({ loss, margin }: RunConfig): number | null {
  switch (loss) {
    case 'contrastive':
    case 'double_margin':
    case 'broadcast':
      return margin
    case 'cosine_embedding':
      return 1 - margin
    case 'bce':
    case 'triplet':
    case 'info_nce':
      return null
    default:
      return loss satisfies never
  }
}

/** Where a scale of outputs from 0 ends: at 1 for σ, else beyond the margin and every output. */
export function scaleEnd(config: RunConfig, outputs: Float32Array): number {
  if (isProbability(config.head)) return 1
  const atLeast = 1.5 * (marginLine(config) ?? 0)
  const largest = outputs.reduce((most, each) => (each > most && each < Infinity ? each : most), 0)
  return Math.max(atLeast, largest) || 1
}

/** A threshold in words; beyond all outputs it takes every pair for the same. */
export function thresholdText(threshold: number, larger: Convention): string {
  if (Number.isNaN(threshold)) return 'at no threshold'
  if (Number.isFinite(threshold)) return `at ${Number(threshold.toPrecision(3))}`
  return takenForSame(0, threshold, larger) ? 'all called same' : 'all called different'
}
