/** What a table says of a kept run, summed up part by part. */
import type { KeptMeasures, KeptReports, KeptWeights, LogPart } from '../keptRun'
import { storedSize } from './storedSize'

const NONE: KeptMeasures = { ms: 0, loss: null, heldOut: null, logBytes: 0, reportBytes: {} }

/** After a part of the log and the reports that have changed. */
export function measuresAfter(
  before: KeptMeasures = NONE,
  part: LogPart,
  reports: Partial<KeptReports>,
): KeptMeasures {
  const { records, evaluations } = part
  const sizes = Object.entries(reports).map(([kind, report]) => [kind, storedSize(report)])
  return {
    ms: records.reduce((sum, { ms }) => sum + ms, before.ms),
    loss: records.at(-1)?.loss ?? before.loss,
    heldOut: evaluations.at(-1)?.record ?? before.heldOut,
    logBytes: before.logBytes + storedSize(part),
    reportBytes: { ...before.reportBytes, ...Object.fromEntries(sizes) },
  }
}

/** Of a log that was read back, which may be shorter than what was summed up. */
export const measuresOf = ({
  records,
  evaluations,
  reports,
}: LogPart & { readonly reports: KeptReports }): KeptMeasures =>
  measuresAfter(NONE, { records, evaluations }, reports)

/** What a run takes of the browser's storage. */
export const bytesOf = (weights: readonly KeptWeights[], measured: KeptMeasures): number =>
  [
    ...weights.map(({ bytes }) => bytes),
    measured.logBytes,
    ...Object.values(measured.reportBytes),
  ].reduce((sum, bytes) => sum + bytes, 0)
