import type { Rule } from './finding'

/** A run that could not start or go on. */
export const runErrorRule: Rule = ({ run, error, log }) =>
  error && {
    code: 'run_error',
    run,
    severity: 'error',
    title: error.title,
    where: log.length === 0 ? 'before the first step' : `step ${log.length}`,
    why: `${sentence(error.cause)} ${error.fix}`,
    fixes:
      error.field === 'backend'
        ? [{ label: 'Choose the backend automatically', patch: { backend: 'auto' } }]
        : [],
    step: log.length,
  }

const sentence = (cause: string) => (/[.!?…]$/.test(cause) ? cause : `${cause}.`)
