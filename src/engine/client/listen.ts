/** A Worker as its client has it: what it says, and whatever ends or garbles it. */

/** What a client needs of a Worker. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onmessageerror' | 'onerror'
>

/** A script that cannot be had comes without a message. */
export const whyNoScript = (): string =>
  globalThis.navigator?.onLine === false
    ? 'This browser is offline, and the script had not been fetched before.'
    : 'Its script could not be loaded: the server does not answer, or has a newer version of this page.'

/**
 * @param died told why, each time that something is wrong with the Worker, also after the client ended it;
 *   and whether it is that its script cannot be had
 */
export function listenTo<Event>(
  worker: WorkerLike,
  hear: (event: Event) => void,
  died: (cause: string, isUnloaded: boolean) => void,
): void {
  worker.onmessage = ({ data }: MessageEvent<Event>) => hear(data)
  worker.onmessageerror = () => died('A message could not be read.', false)
  worker.onerror = (event) => {
    event.preventDefault()
    died(event.message || whyNoScript(), !event.message)
  }
}
