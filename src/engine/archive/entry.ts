/** The Worker that packs kept runs into a file and reads one: only a Worker may write files of weights. */
import { answerPings } from '../../loading/heartbeat'
import { openWeightFiles } from '../keep/files'
import { openRunRows } from '../keep/rows'
import type { ArchiveCommand, ArchiveEvent } from '../protocol/archive'
import { packRuns } from './pack'
import { unpackRuns } from './unpack'

answerPings()

async function answer(command: ArchiveCommand): Promise<ArchiveEvent> {
  const [rows, files] = await Promise.all([openRunRows(), openWeightFiles()])
  try {
    switch (command.type) {
      case 'export':
        return { type: 'exported', file: await packRuns(command.ids, { rows, files }) }
      case 'import':
        return { type: 'imported', imported: await unpackRuns(command.file, { rows, files }) }
      default:
        return command satisfies never
    }
  } finally {
    files.close()
    rows.close()
  }
}

self.onmessage = async ({ data }: MessageEvent<ArchiveCommand>) => {
  const failed = (thrown: unknown): ArchiveEvent => ({
    type: 'failed',
    message: thrown instanceof Error ? thrown.message : String(thrown),
  })
  self.postMessage(await answer(data).catch(failed))
}
