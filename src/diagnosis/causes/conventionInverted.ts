import { isInverted } from '../../domain/objective'
import type { Cause } from '../cause'
import { invertedConventionRule } from '../invertedConvention'

export const conventionInverted: Cause = {
  weigh: ({ config, outcome }) => (isInverted(config) ? (outcome === 'nan' ? 0.4 : 0.99) : 0),
  why: () => '',
  remedies: ({ config: { labels, convention } }) => [
    { label: `Set the loss to 1 = ${labels}`, patch: { convention: labels } },
    { label: `Set the labels to 1 = ${convention}`, patch: { labels: convention } },
  ],
  card: ({ facts }) => invertedConventionRule(facts),
}
