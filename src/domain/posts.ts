/** What the two questions report of their own runs, digit by digit. */

/** A line of a training log; null where the copy of the post is unreadable. */
export interface PostedEpoch {
  readonly loss: string
  readonly accuracy: string
  readonly valAccuracy: string | null
}

/** The second question's log: “epoch: 0 loss: … accuracy: … val_accuracy: …”, epochs from 0 on. */
export const STUCK_QUARTER_LOG: readonly PostedEpoch[] = [
  { loss: '0.755419433', accuracy: '0.318898171', valAccuracy: '0.310316473' },
  { loss: '0.270610392', accuracy: '0.369466901', valAccuracy: '0.360871345' },
  { loss: '0.262594223', accuracy: '0.430587918', valAccuracy: '0.418002456' },
  { loss: '0.258690506', accuracy: '0.428258181', valAccuracy: '0.427044809' },
  { loss: '0.25654456', accuracy: '0.448…', valAccuracy: null },
  { loss: '0.255373538', accuracy: '0.444840342', valAccuracy: '0.454993844' },
  { loss: '0.254594624', accuracy: '0.453885168', valAccuracy: '0.454171807' },
]
