import type { Rule } from './finding'
import { round } from '../domain/floor'

/** Pixels of 0 to 255 as they are. */
export const pixelsUnscaledRule: Rule = ({ run, config, log }) => {
  if (config.normalization !== 'none') return null
  const first = log.column('loss')[0]
  return {
    code: 'pixels_unscaled',
    run,
    severity: 'warning',
    title: 'Pixels go from 0 to 255',
    where: first === undefined ? 'before training' : `step 1 · loss ${round(first)}`,
    why: 'Initial weights are made for inputs near 1. Through ReLU and linear layers the first distances come out 255 times as large as from pixels / 255: far beyond the margin, so different pairs cost nothing and same pairs very much, and all embeddings are pulled together first.',
    fixes: [{ label: 'Divide by 255', patch: { normalization: 'scaled' } }],
    step: 0,
  }
}
