import type { Rule } from './finding'

/** Labels and loss take 1 to mean opposite things. */
export const invertedConventionRule: Rule = ({ run, config }) => {
  if (config.labels === config.convention) return null
  return {
    code: 'inverted_convention',
    run,
    severity: 'warning',
    title: 'Labels and loss disagree on what 1 means',
    where: 'before training',
    why: `The labels say 1 = ${config.labels}, the loss takes 1 = ${config.convention}. So same pairs are pushed apart and different pairs pulled together; the held-out accuracy stays near ½ or below.`,
    fixes: [
      { label: `Set the loss to 1 = ${config.labels}`, patch: { convention: config.labels } },
      { label: `Set the labels to 1 = ${config.convention}`, patch: { labels: config.convention } },
    ],
    step: 0,
  }
}
