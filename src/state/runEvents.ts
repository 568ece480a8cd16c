import type { Event } from '../engine'
import { createStepLog } from '../domain/stepLog'
import type { RunView } from './runView'

/**
 * A run after an event of its Worker: the one place where events become state. The log is
 * appended in place.
 * @param wanted what the person last asked for, so that a late `training` does not undo a pause
 */
export function afterEvent(view: RunView, event: Event, wanted: 'train' | 'pause'): RunView {
  const revision = view.revision + 1
  switch (event.type) {
    case 'progress':
      return { ...view, progress: event.progress }
    case 'ready':
      return { ...view, backend: event.backend, progress: null }
    case 'backend':
      return { ...view, backend: event.backend }
    case 'held_out':
      return { ...view, heldOut: event.images, classes: event.images.classes }
    // A run that goes on gives its judgement up; one that ends has none any more.
    case 'training':
      return { ...view, judging: null, state: wanted === 'train' ? 'training' : view.state }
    case 'steps': {
      for (const record of event.records) view.log.append(record)
      const closest = Math.min(view.closest ?? Infinity, event.closest)
      const { layers, tensors } = event
      return { ...view, revision, layers, tensors, closest, judging: null }
    }
    case 'evaluation':
      view.log.appendEvaluation(event.report, event.asLast)
      return { ...view, revision, evaluation: event.report }
    case 'baselines':
      return { ...view, baselines: event.baselines }
    case 'judging':
      return { ...view, judging: event.fraction }
    case 'judgement':
      return { ...view, judging: null, judgement: event.judgement }
    case 'compared':
    case 'weights':
      return view
    case 'paused':
      return view.state === 'failed' ? view : { ...view, state: 'paused', progress: null }
    case 'finished':
      return { ...view, state: 'finished', revision }
    case 'non_finite':
      return { ...view, state: 'failed', nonFinite: event.report, judging: null, revision }
    case 'failed':
      return {
        ...view,
        state: 'failed',
        error: event.error,
        silence: null,
        progress: null,
        judging: null,
        revision,
      }
    case 'resumed':
      return resumed(view, event)
    case 'kept':
      return { ...view, kept: event.kept }
    case 'silence':
      return { ...view, silence: event.silence }
    case 'released':
      return { ...view, tensors: event.tensors }
    default:
      return event satisfies never
  }
}

/** A run as it was kept, in place of one that has just begun. */
function resumed(view: RunView, { history, lost }: Extract<Event, { type: 'resumed' }>): RunView {
  const log = createStepLog()
  const { run, records, evaluations, reports } = history
  let next = 0
  for (const record of records) {
    log.append(record)
    for (; evaluations[next]?.record.step === record.step; next++) {
      const { record: evaluation, asLast } = evaluations[next] as (typeof evaluations)[number]
      log.appendEvaluation(evaluation, asLast)
    }
  }
  const { layers, closest } = run
  const { evaluation, baselines, judgement, nonFinite } = reports
  return {
    ...view,
    ...{ log, layers, closest, evaluation, baselines, judgement, nonFinite },
    revision: view.revision + 1,
    resumed: { step: run.step, lost },
    state: nonFinite === null ? view.state : 'failed',
  }
}
