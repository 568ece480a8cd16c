import type { Rule } from './finding'

const WINDOW = 10

/** Gradients of exactly 0 for a while: nothing will change any more. */
export const deadGradientRule: Rule = ({ run, config, log, nonFinite }) => {
  if (nonFinite !== null || log.length < WINDOW) return null
  const norms = log.column('gradNorm').subarray(-WINDOW)
  if (!norms.every((norm) => norm === 0)) return null
  const floored =
    config.epsilon > 0 && config.epsilonForm !== 'add'
      ? ' Embeddings have become equal, and this form of ε passes no gradient there.'
      : ''
  return {
    code: 'dead_gradient',
    run,
    severity: 'error',
    title: 'Finite, but dead',
    where: `step ${log.length} · gradient 0 for ${WINDOW} steps`,
    why: `Every gradient is exactly 0, so no weight moves.${floored} A high learning rate drives a deep network here; a low training loss can hide it.`,
    fixes: [
      {
        label: `Lower the rate to ${(config.learningRate / 10).toPrecision(1)}`,
        patch: { learningRate: Number((config.learningRate / 10).toPrecision(3)) },
      },
    ],
    step: log.length,
  }
}
