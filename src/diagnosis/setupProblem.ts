import { memoryProblem } from '../domain/memoryLimit'
import { setupProblems } from '../domain/problems'
import type { Rule } from './finding'

/**
 * A set-up that cannot start: photos that are not here, a layer that does not fit, too much memory. Where a GPU
 * may still take it, too much for WASM is a warning, until training shows that it goes.
 */
export const setupProblemRule: Rule = ({ run, config, set, weights, log }) => {
  const blocking = setupProblems(config, set, weights)[0]
  const problem = blocking ?? (log.length === 0 ? memoryProblem(config) : null)
  if (!problem) return null
  return {
    code: 'setup_problem',
    run,
    severity: blocking ? 'error' : 'warning',
    title: problem.title,
    where: 'before training',
    why: problem.message,
    fixes: problem.mend ? [problem.mend] : [],
    step: 0,
  }
}
