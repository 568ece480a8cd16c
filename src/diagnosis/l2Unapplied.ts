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
    why: 'A penalty does nothing until it is part of the loss that gradients are taken of. Keras’s kernel_regularizer only puts it into model.losses, which fit() adds; a training loop of one’s own, in Keras or PyTorch, has to add it, and this one does not. So λ changes nothing, whatever it is.',
    fixes: [
      { label: 'Add it to the loss', patch: { l2Applied: 1 } },
      { label: 'Do without L2', patch: { l2: 0 } },
    ],
    step: 0,
  }
}
