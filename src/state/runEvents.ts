import type { Event } from '../engine/protocol/run'
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
    case 'training':
      return wanted === 'train' ? { ...view, state: 'training' } : view
    case 'steps': {
      for (const record of event.records) view.log.append(record)
      const closest = Math.min(view.closest ?? Infinity, event.closest)
      return { ...view, revision, layers: event.layers, tensors: event.tensors, closest }
    }
    case 'evaluation':
      view.log.appendEvaluation(event.report)
      return { ...view, revision, evaluation: event.report }
    case 'paused':
      return view.state === 'failed' ? view : { ...view, state: 'paused', progress: null }
    case 'finished':
      return { ...view, state: 'finished', revision }
    case 'non_finite':
      return { ...view, state: 'failed', nonFinite: event.report, revision }
    case 'failed':
      return { ...view, state: 'failed', error: event.error, progress: null, revision }
    case 'released':
      return { ...view, tensors: event.tensors }
    default:
      return event satisfies never
  }
}
