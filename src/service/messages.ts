/** What the page and its service worker tell each other. */

/** From the page. `keep`: fetch and keep what is not kept yet. `activate`: take over from the version before. */
export type ServiceCommand = { readonly type: 'keep' } | { readonly type: 'activate' }

/** To the page that asked for `keep`, as files come. */
export interface KeepProgress {
  readonly files: number
  readonly kept: number
  /** Why the rest is not kept; null while more comes, and where nothing is missing. */
  readonly problem: string | null
}

/** A file of the page: where it lies from the page's own folder, and what it holds. */
export interface ServedFile {
  readonly url: string
  /** Null where the name changes with the content. */
  readonly revision: string | null
  readonly integrity: string
  /** Kept once the page has asked for it, not before. */
  readonly onDemand: boolean
}
