/** A learning curve in words, made of what was measured. */
import type { Forecast, LearningCurve, Measured } from './learningCurve'
import type { ImageWords } from './setKind'

/** @param words of the set, for what its images and classes are called */
export function curveText(
  { people, photos, measured, now, twicePeople, twicePhotos, first }: LearningCurve,
  { many, picture }: Pick<ImageWords, 'many' | 'picture'>,
): string {
  const size = `${people} ${many} with ${Number(photos.toFixed(1))} ${picture}s each`
  const forecasts = [
    ...(twicePeople === null ? [] : [said(`twice the ${many}`, now, twicePeople)]),
    ...(twicePhotos === null ? [] : [said(`twice the ${picture}s of each`, now, twicePhotos)]),
  ]
  const parts = [
    ...(measured === null ? [] : [`Measured with ${size}: ${measuredText(measured)}.`]),
    `By the fit, which has ${text(now.auc)} there, ${forecasts.join('; ')}.`,
  ]
  if (twicePeople === null || twicePhotos === null) return parts.join(' ')
  const advice =
    first === null
      ? 'Which to collect first cannot be told from these runs.'
      : `Collect ${first === 'people' ? many : `${picture}s of those you have`} first.`
  return [...parts, advice].join(' ')
}

/** Whether it is certain that anything is gained is part of it. */
function said(what: string, now: Forecast, then: Forecast): string {
  const gain = then.low > now.auc ? '' : ', which may be nothing'
  return `${what} would have ${text(then.auc)} (${text(then.low)}–${text(then.high)})${gain}`
}

const measuredText = ({ runs, auc, interval }: Measured) =>
  interval === null
    ? `AUC ${text(auc)}, of one run`
    : `AUC ${text(auc)}, mean of ${runs} runs (95 % interval ${text(interval[0])}–${text(interval[1])})`

const text = (auc: number) => auc.toFixed(3)
