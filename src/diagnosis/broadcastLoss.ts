import { factsOf } from '../domain/dataFacts'
import { lossFloors } from './floors'
import { round } from '../domain/floor'
import type { Rule } from './finding'
import { share } from './history'
import { recentLoss } from './observations/losses'

/** How near to its floor a loss counts as being there. */
const NEAR = 1.1

/** `tf.map_fn` over distances, inside it the whole label vector: labels no longer meet their pairs. */
export const broadcastLossRule: Rule = (facts) => {
  const { run, config, set, log, heldOut, nonFinite } = facts
  if (config.loss !== 'broadcast' || nonFinite !== null) return null
  const floor = lossFloors(config, factsOf(config, set))[0]?.value ?? 0
  const loss = recentLoss(facts)
  const isThere = loss !== null && loss <= NEAR * floor
  const auc = heldOut === null ? '' : `, AUC ${share(heldOut.auc)}`
  return {
    code: 'broadcast_loss',
    run,
    severity: isThere ? 'error' : 'warning',
    title: 'Labels no longer meet their pairs',
    where: isThere
      ? `step ${log.length} · loss ${round(loss)}, its floor is ${round(floor)}${auc}`
      : 'before training',
    why: `tf.map_fn hands over one distance at a time, but the expression inside uses the whole label vector. So every distance is set against every label of the batch, and a pair’s own label no longer counts. The best that is left is one distance for all, where the loss is ${round(floor)}.`,
    fixes: [{ label: 'Let each label meet its pair', patch: { loss: 'contrastive' } }],
    step: isThere ? log.length : 0,
  }
}
