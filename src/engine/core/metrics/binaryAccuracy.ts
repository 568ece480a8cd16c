/**
 * tf.keras.metrics.binary_accuracy: mean of y == (output > 0.5), ½ itself being 0. It reads the
 * output as P(label = 1); of a distance it is upside down where a label of 1 means same.
 */
import { fractionRight } from './fraction'
import type { Metric } from './metric'

export const binaryAccuracy: Metric = (judged, { labels }) =>
  fractionRight(judged, (output, same) => output > 0.5 === (same === (labels === 'same')))
