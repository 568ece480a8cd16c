/** A learning curve in words, made of what was measured. */
import type { Forecast, LearningCurve } from './learningCurve'
import type { ImageWords } from './setKind'

/** @param words of the set, for what its images and classes are called */
export function curveText(
  { now, twicePeople, twicePhotos, first }: LearningCurve,
  { many, picture }: Pick<ImageWords, 'many' | 'picture'>,
): string {
  const forecasts = [
    ...(twicePeople === null ? [] : [said(`Twice the ${many}`, now, twicePeople)]),
    ...(twicePhotos === null ? [] : [said(`Twice the ${picture}s of each`, now, twicePhotos)]),
  ]
  if (twicePeople === null || twicePhotos === null) return forecasts.join(' ')
  const advice =
    first === null
      ? 'Which to collect first cannot be told from these runs.'
      : `Collect ${first === 'people' ? many : `${picture}s of those you have`} first.`
  return [...forecasts, advice].join(' ')
}

/** Whether it is certain that anything is gained is part of it. */
function said(what: string, now: Forecast, then: Forecast): string {
  const gain = then.low > now.auc ? '' : ', which may be nothing'
  return `${what}: AUC ${text(now.auc)} → ${text(then.auc)} (${text(then.low)}–${text(then.high)})${gain}.`
}

const text = (auc: number) => auc.toFixed(3)
