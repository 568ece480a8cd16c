/**
 * What follows from the choice of loss: what it can be set to, what a larger output says of a pair,
 * and where the line between same and different lies.
 */
import { LOSSES, type LossId } from './choices/losses'
import type { RunConfig } from './config'
import type { Convention } from './settings'

type Objective = Pick<RunConfig, 'loss' | 'labels' | 'convention'>

/** Whether the loss has two terms that a label of 1 chooses between. */
export const takesConvention = (loss: LossId): boolean => 'convention' in LOSSES[loss].fields

/** Labels and loss take 1 to mean opposite things. */
export const isInverted = ({ loss, labels, convention }: Objective): boolean =>
  takesConvention(loss) && labels !== convention

/** Whether the loss looks at all images of a batch and their classes, not at labelled pairs. */
export const isWithinBatch = (loss: LossId): boolean => LOSSES[loss].withinBatch

/** Whether the loss makes the output P(label = 1), and not a distance. */
export const isOfLabels = ({ loss }: Pick<RunConfig, 'loss'>): boolean =>
  LOSSES[loss].output === 'probability_of_1'

/**
 * What a larger output says of a pair, where the loss gets its way and its convention is the
 * labels': cross-entropy makes the output P(label = 1), every other loss makes it a distance.
 */
export const largerMeans = (config: Pick<RunConfig, 'loss' | 'labels'>): Convention =>
  isOfLabels(config) ? config.labels : 'different'

/**
 * Whether the loss falls where outputs rise with the distance: 1, or −1 where they are to fall with
 * it. The loss goes by its own convention, so labels that mean the other turn this round.
 */
export const wantedSlope = (config: Objective): 1 | -1 =>
  (largerMeans(config) === 'different') !== isInverted(config) ? 1 : -1

/**
 * The output halfway between what the loss wants of same and of different pairs; null where it
 * wants an order only, and no value.
 */
export const decisionThreshold = (config: RunConfig): number | null =>
  LOSSES[config.loss].threshold(config)

/** The output from which on different pairs cost nothing; null where the loss has no such line. */
export const marginLine = (config: RunConfig): number | null =>
  LOSSES[config.loss].marginLine(config)
