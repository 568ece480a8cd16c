/**
 * Whether the page may share memory between threads, which browsers allow to isolated pages alone. The
 * host's headers isolate it, or the page's service worker does; where neither can, this is why.
 */
export type Isolation =
  /** It is not known yet. */
  | 'pending'
  | 'isolated'
  /** It is isolated, and the browser has no memory that threads could share. */
  | 'unshared'
  /** The service worker could, once the page is loaded anew. */
  | 'after_reload'
  | 'framed'
  | 'insecure'
  | 'no_service'
  | 'removed'
  | 'not_registered'
  | 'refused'

interface Reason {
  readonly why: string
  /** What would change it. */
  readonly change: string
}

/** Null where there is nothing to say. */
export function isolationReason(isolation: Isolation): Reason | null {
  switch (isolation) {
    case 'pending':
    case 'isolated':
      return null
    case 'unshared':
      return {
        why: 'This browser isolates the page, and gives its threads no memory in common all the same.',
        change: 'Try another browser, such as Firefox, Chrome or Edge.',
      }
    case 'after_reload':
      return {
        why: 'This page was opened before the browser could isolate it.',
        change: 'Reload it.',
      }
    case 'framed':
      return {
        why: 'The page is shown inside another one, which is not isolated.',
        change: 'Open it in a tab of its own.',
      }
    case 'insecure':
      return {
        why: 'The page came over plain http, where browsers share no memory.',
        change: 'Open it by https, or from this very machine (localhost).',
      }
    case 'no_service':
      return {
        why: 'The host does not send the headers that isolate a page, and this window has no service worker that could add them; private windows of some browsers have none.',
        change:
          'Open it in an ordinary window, or have the host send the headers in its _headers file.',
      }
    case 'removed':
      return {
        why: 'The host does not send the headers that isolate a page, and what the browser kept of the page, which adds them, was removed.',
        change: 'Keep the page again, below.',
      }
    case 'not_registered':
      return {
        why: 'The host does not send the headers that isolate a page, and the service worker that would add them could not start.',
        change: 'Reload the page; or have the host send the headers in its _headers file.',
      }
    case 'refused':
      return {
        why: 'This browser does not isolate the page by its service worker.',
        change: 'Try another browser, or have the host send the headers in its _headers file.',
      }
    default:
      return isolation satisfies never
  }
}
