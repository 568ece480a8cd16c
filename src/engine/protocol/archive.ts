/** The messages between the page and the Worker that packs kept runs into a file and reads one, types only. */
export type ArchiveCommand =
  | { readonly type: 'export'; readonly ids: readonly string[] }
  | { readonly type: 'import'; readonly file: Blob }

export type ArchiveEvent =
  | { readonly type: 'exported'; readonly file: Blob }
  | { readonly type: 'imported'; readonly imported: Imported }
  | { readonly type: 'failed'; readonly message: string }

/** What came of reading a file of runs. */
export interface Imported {
  /** Ids of the runs that are kept now. */
  readonly added: readonly string[]
  /** A sentence for each run that is not, and why. */
  readonly problems: readonly string[]
}
