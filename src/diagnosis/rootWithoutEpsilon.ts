import type { Rule } from './finding'

/** A root without ε, before it has done harm. */
export const rootWithoutEpsilonRule: Rule = ({ run, config, nonFinite, closest, log }) => {
  if (config.epsilon > 0 || nonFinite !== null) return null
  const soFar = closest === null ? '' : ` The closest pair so far is at ${closest.toPrecision(2)}.`
  const self =
    config.selfPairs === 1 ? ' Self-pairs are allowed, and their distance is always 0.' : ''
  return {
    code: 'root_without_epsilon',
    run,
    severity: 'warning',
    title: 'A root without ε',
    where: log.length === 0 ? 'before training' : `step ${log.length}`,
    why: `Nothing stops a distance of exactly 0 from ending the run.${self}${soFar}`,
    fixes: [{ label: 'Add ε 1e-7', patch: { epsilon: 1e-7 } }],
    step: 0,
  }
}
