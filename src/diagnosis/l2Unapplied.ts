import type { Rule } from './finding'

/** A penalty that is declared at the layers and never added to the loss. */
export const l2UnappliedRule: Rule = ({ run, config }) => {
  if (config.l2 === 0 || config.l2Applied === 1) return null
  return {
    code: 'l2_unapplied',
    run,
    severity: 'warning',
    title: 'The L2 penalty is never added',
    where: 'before training',
    why: 'kernel_regularizer puts its penalty into model.losses. fit() adds those to the loss; a train_step of one’s own has to, and this one does not. So λ changes nothing, whatever it is.',
    fixes: [
      { label: 'Add it to the loss', patch: { l2Applied: 1 } },
      { label: 'Do without L2', patch: { l2: 0 } },
    ],
    step: 0,
  }
}
