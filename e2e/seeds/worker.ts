/** A process that trains one link after another and reports each outcome. */
import { readLink } from '../../src/domain/link'
import { trainRun } from '../../src/engine/node'
import { answerTasks } from '../support/processes'
import type { Run } from '../support/seedTable'
import { DEAD_STEPS, LEARNT, type Outcome } from './outcome'

async function train({ keys, seed }: Run): Promise<Outcome> {
  const { setup, ignored } = readLink(`${keys}&seed=${seed}`)
  if (ignored.length > 0) throw new Error(ignored.join(' '))
  let still = 0
  const { log, evaluation, nonFinite } = await trainRun(setup.a, {
    endsAfter: ({ gradNorm, loss }) => {
      // A loss of 0 asks for nothing: what comes next may.
      still = gradNorm === 0 && loss > 0 ? still + 1 : 0
      return still >= DEAD_STEPS
    },
  })
  const steps = log.length
  const loss = log.column('loss').at(-1) ?? NaN
  if (nonFinite) return { keys, seed, kind: 'nan', steps, loss, auc: NaN, accuracy: NaN }
  if (evaluation === null) throw new Error('There are no held-out pairs.')
  const { auc, accuracy } = evaluation
  const kind = still >= DEAD_STEPS ? 'dead' : auc >= LEARNT ? 'learns' : 'other'
  return { keys, seed, kind, steps, loss, auc, accuracy }
}

answerTasks(train)
