import { sigmoidFloor } from './floors'
import type { Rule } from './finding'

/** σ of a distance is never below ½, so same pairs cost at least ¼ each. */
export const sigmoidFloorRule: Rule = ({ run, config }) => {
  if (config.head !== 'sigmoid' || config.labels !== config.convention) return null
  return {
    code: 'sigmoid_floor',
    run,
    severity: 'warning',
    title: 'σ(distance) cannot come below ½',
    where: 'before training',
    why: `A distance is never negative, so σ of it starts at ½: a same pair costs at least ¼ and the loss cannot go below ${sigmoidFloor(config).toPrecision(3)}. Half the margin is ${config.margin / 2}${config.margin <= 1 ? ', so every pair counts as different: accuracy ½, although the ranking may be perfect' : ''}.`,
    fixes: [{ label: 'Use the raw distance', patch: { head: 'raw' } }],
    step: 0,
  }
}
