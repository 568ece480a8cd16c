/** A process that trains one link after another and judges each by its held-out pairs. */
import type { RunConfig } from '../../src/domain/config'
import { readLink } from '../../src/domain/link'
import { largerMeans } from '../../src/domain/objective'
import type { Judgement } from '../../src/domain/reports'
import { rank } from '../../src/domain/verification/ranking'
import { rocCurve } from '../../src/domain/verification/roc'
import { tarAt } from '../../src/domain/verification/tarAt'
import { trainRun } from '../../src/engine/node'
import { answerTasks } from '../support/processes'
import type { Run } from '../support/seedTable'
import { DIGITS_ID, digitsSet } from './digits'
import type { Outcome } from './outcome'

async function train({ keys, seed }: Run): Promise<Outcome> {
  const { setup, ignored } = readLink(`${keys}&seed=${seed}`)
  if (ignored.length > 0) throw new Error(ignored.join(' '))
  const { judgement, nonFinite } = await trainRun(setup.a, {
    judge: true,
    ...(setup.a.set === DIGITS_ID && { data: { kind: 'own', ...digitsSet(seed) } }),
  })
  if (nonFinite) throw new Error(`The run turned to NaN at step ${nonFinite.step}.`)
  if (judgement === null) throw new Error('There are no held-out pairs.')
  return { keys, seed, ...judged(judgement, setup.a) }
}

function judged({ same, outputs, baselines }: Judgement, config: RunConfig) {
  const larger = largerMeans(config)
  const { auc, eer, bestAccuracy } = rank({ outputs, same }, larger)
  return {
    pairs: same.length,
    pixels: rank({ outputs: baselines.pixels, same }, 'different').auc,
    untrained: rank({ outputs: baselines.untrained, same }, larger).auc,
    auc,
    eer,
    accuracy: bestAccuracy,
    tar: tarAt(rocCurve({ outputs, same }, larger), 0.01).tar,
  }
}

answerTasks(train)
