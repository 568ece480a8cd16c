import { isOfLabels } from '../domain/objective'
import type { RunConfig } from '../domain/config'
import type { Rule } from './finding'
import { VERIFIED } from './fixes'
import { share } from './history'
import { isOutOfReach, isUpsideDown } from './accuracyReading'

/** The metric as written reads the output the wrong way round. */
export const accuracyUpsideDownRule: Rule = ({ run, config, heldOut, nonFinite }) => {
  if (!isUpsideDown(config) || isOutOfReach(config) || nonFinite !== null) return null
  return {
    code: 'accuracy_upside_down',
    cause: 'metric_upside_down',
    run,
    severity: 'warning',
    title: 'This accuracy is upside down',
    where:
      heldOut === null
        ? 'before training'
        : `step ${heldOut.step} · shown ${share(heldOut.accuracy)}, verified ${share(heldOut.verified)}`,
    why: `${READS[config.metric]} ${outputText(config)} So the better the network, the nearer to 0 it shows.`,
    fixes: [VERIFIED],
    step: heldOut?.step ?? 0,
  }
}

const READS: Readonly<Record<RunConfig['metric'], string>> = {
  verified: '',
  keras_lt_half: 'y_pred < 0.5 takes a small output for a label of 1.',
  binary_accuracy: 'binary_accuracy takes an output above 0.5 for a label of 1.',
}

const outputText = (config: RunConfig) =>
  isOfLabels(config)
    ? 'But cross-entropy makes the output the probability of a label of 1: it is large there.'
    : `But 1 means ${config.labels}, and the output is a distance: it is ${config.labels === 'same' ? 'small' : 'large'} there.`
