import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type ConfigPatch, type RunConfig } from '../domain/config'
import { isOutOfReach, isUpsideDown } from './accuracyReading'

const CONVENTIONS = ['same', 'different'] as const
const METRICS = ['keras_lt_half', 'binary_accuracy', 'verified'] as const
const config = (patch: ConfigPatch): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })

/** The metric of a perfect pair: what the loss wants it to put out, judged as the metric is written. */
function isRight(c: RunConfig, same: boolean): boolean {
  const label = same === (c.labels === 'same') ? 1 : 0
  const output = c.loss === 'bce' ? label : same ? 0 : 1
  if (c.metric === 'verified') return true
  return c.metric === 'keras_lt_half'
    ? (output < 0.5 ? 1 : 0) === label
    : Number(output > 0.5) === label
}

describe('an accuracy is upside down', () => {
  it.each(
    (['contrastive', 'bce', 'triplet'] as const).flatMap((loss) =>
      METRICS.flatMap((metric) =>
        CONVENTIONS.map((labels) => ({ loss, metric, labels, convention: labels })),
      ),
    ),
  )('just where it calls perfect outputs wrong, %j', (patch) => {
    const c = config(patch)
    expect(isUpsideDown(c)).toBe(!isRight(c, true) && !isRight(c, false))
  })

  it('is not blamed where labels and loss disagree, as the ranking itself is wrong there', () => {
    expect(isUpsideDown(config({ metric: 'binary_accuracy', convention: 'different' }))).toBe(false)
  })
})

describe('a threshold is out of reach', () => {
  it.each<[ConfigPatch, boolean]>([
    [{}, false],
    [{ head: 'sigmoid' }, true],
    [{ head: 'sigmoid', margin: 1.5 }, false],
    [{ head: 'sigmoid', margin: 2 }, true],
    [{ head: 'sigmoid', margin: 1.8, distance: 'cosine' }, true],
    [{ head: 'sigmoid', margin: 1.5, metric: 'keras_lt_half' }, true],
    [{ head: 'dense_sigmoid' }, false],
    [{ head: 'dense_sigmoid', margin: 2 }, true],
    [{ loss: 'bce', head: 'sigmoid', labels: 'different' }, true],
    [{ loss: 'bce', head: 'absdiff_sigmoid' }, false],
    [{ loss: 'triplet', head: 'sigmoid' }, false],
    [{ distance: 'cosine', margin: 4 }, true],
  ])('%j: %s', (patch, expected) => {
    expect(isOutOfReach(config(patch))).toBe(expected)
  })
})
