import { setupProblems } from '../domain/problems'
import type { Rule } from './finding'

/** A set-up that cannot start: a layer that does not fit its input, or too much memory. */
export const setupProblemRule: Rule = ({ run, config }) => {
  const problem = setupProblems(config)[0]
  if (problem === undefined) return null
  return {
    code: 'setup_problem',
    run,
    severity: 'error',
    title: problem.title,
    where: 'before training',
    why: problem.message,
    fixes: problem.mend ? [problem.mend] : [],
    step: 0,
  }
}
