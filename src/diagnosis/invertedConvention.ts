import { SOURCES } from '../domain/choices/sources'
import { isLearnt } from '../domain/outputs'
import type { Rule } from './finding'
import { aucText, share } from './history'
import { isInverted } from '../domain/objective'

/** Labels and loss take 1 to mean opposite things. */
export const invertedConventionRule: Rule = (facts) => {
  const { run, config, heldOut, nonFinite } = facts
  if (!isInverted(config) || nonFinite !== null) return null
  const { data, labels, convention } = config
  const turns = isLearnt(config)
  const { bar } = SOURCES[data]
  return {
    code: 'inverted_convention',
    cause: 'convention_inverted',
    run,
    severity: 'warning',
    title: 'Labels and loss disagree on what 1 means',
    where:
      heldOut === null
        ? 'before training'
        : `step ${heldOut.step} · AUC ${aucText(facts)}, verified ${share(heldOut.verified)}`,
    why: `The labels say 1 = ${labels}, the loss takes 1 = ${convention}. So same pairs are pushed apart and different pairs pulled together. ${turns ? 'This head can turn the distance round, so the network learns the opposite: AUC falls towards 0.' : `No embedding can do that: AUC falls to about ½${bar === null ? '' : `, from the ${bar.pixels} or so that pixels alone give`}.`}`,
    fixes: [
      { label: `Set the loss to 1 = ${labels}`, patch: { convention: labels } },
      { label: `Set the labels to 1 = ${convention}`, patch: { labels: convention } },
    ],
    step: heldOut?.step ?? 0,
  }
}
