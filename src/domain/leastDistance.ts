import { DISTANCES } from './choices/distances'
import type { RunConfig } from './config'

/** The least value of a distance: √ε where the root has one inside, else 0. */
export const leastDistance = ({
  distance,
  epsilon,
  epsilonForm,
}: Pick<RunConfig, 'distance' | 'epsilon' | 'epsilonForm'>): number =>
  DISTANCES[distance].root && epsilonForm !== 'safe' ? Math.sqrt(epsilon) : 0

/** Whether a distance is at its least value, but for rounding. @param least that value */
export const isLeast = (distance: number, least: number): boolean => distance <= 1.01 * least + 1e-6
