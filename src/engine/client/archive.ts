/** The page's end of the Worker that packs kept runs into a file and reads one. One Worker a request. */
import type { ArchiveCommand, ArchiveEvent, Imported } from '../protocol/archive'
import { BoundWorker as Worker } from './boundWorker'
import { listenTo } from './listen'
import { endsWhenSilent } from './watch'

const makeWorker = () =>
  new Worker(new URL('../archive/entry.ts', import.meta.url), { type: 'module', name: 'archive' })

/** Runs as one file, a zip; rejects with an Error for the person. */
export async function exportRuns(ids: readonly string[]): Promise<Blob> {
  const event = await ask({ type: 'export', ids })
  if (event.type !== 'exported') throw new Error(messageOf(event))
  return event.file
}

/** Keeps the runs of such a file; rejects where it is none, with an Error for the person. */
export async function importRuns(file: Blob): Promise<Imported> {
  const event = await ask({ type: 'import', file })
  if (event.type !== 'imported') throw new Error(messageOf(event))
  return event.imported
}

const messageOf = (event: ArchiveEvent) =>
  event.type === 'failed' ? event.message : `internal: ${event.type}`

function ask(command: ArchiveCommand): Promise<ArchiveEvent> {
  const worker = endsWhenSilent(makeWorker())
  const answered = new Promise<ArchiveEvent>((resolve, reject) => {
    listenTo<ArchiveEvent>(worker, resolve, (cause) =>
      reject(
        new Error(`The Worker that packs runs stopped: ${cause} Reload the page and try again.`),
      ),
    )
  })
  worker.postMessage(command)
  return answered.finally(() => worker.terminate())
}
