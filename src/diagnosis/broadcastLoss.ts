import { factsOf } from '../domain/dataFacts'
import { lossFloors } from './floors'
import { round } from '../domain/floor'
import type { Rule } from './finding'
import { aucText } from './history'
import { recentLoss } from './observations/losses'

/** How near to its floor a loss counts as being there. */
const NEAR = 1.1

/** Distances against the whole label vector, by `tf.map_fn` or by shapes that broadcast: labels no longer meet their pairs. */
export const broadcastLossRule: Rule = (facts) => {
  const { run, config, set, log, heldOut, nonFinite } = facts
  if (config.loss !== 'broadcast' || nonFinite !== null) return null
  const floor = lossFloors(config, factsOf(config, set))[0]?.value ?? 0
  const loss = recentLoss(facts)
  const isThere = loss !== null && loss <= NEAR * floor
  const auc = heldOut === null ? '' : `, AUC ${aucText(facts)}`
  return {
    code: 'broadcast_loss',
    cause: 'loss_broadcast',
    run,
    severity: isThere ? 'error' : 'warning',
    title: 'Labels no longer meet their pairs',
    where: isThere
      ? `step ${log.length} · loss ${round(loss)}, its floor is ${round(floor)}${auc}`
      : 'before training',
    why: `Every distance is set against every label of the batch, so a pair’s own label no longer counts. In TensorFlow that comes of tf.map_fn, which hands over one distance at a time to an expression with the whole label vector; in PyTorch, as anywhere, of distances [N, 1] against labels [N], which broadcast to N × N. The best that is left is one distance for all, where the loss is ${round(floor)}.`,
    fixes: [{ label: 'Let each label meet its pair', patch: { loss: 'contrastive' } }],
    step: isThere ? log.length : 0,
  }
}
