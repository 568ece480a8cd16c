/**
 * The first question's accuracy, K.mean(K.equal(y_true, K.cast(y_pred < 0.5, y_true.dtype))): right
 * of a distance where a label of 1 means same, and upside down where it means different.
 */
import { fractionRight } from './fraction'
import type { Metric } from './metric'

export const kerasLtHalf: Metric = (judged, { labels }) =>
  fractionRight(judged, (output, same) => output < 0.5 === (same === (labels === 'same')))
