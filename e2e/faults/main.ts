/** The benchmark of diagnosis: trains the catalogue, and says what was told of it and what it was worth. */
import { rm, writeFile } from 'node:fs/promises'
import { inProcesses } from '../support/processes'
import { writeDocuments } from './document'
import { entriesOf, type Entry } from './entries'
import { HELP, optionsOf, type Options } from './options'
import { lineOf, totalsOf } from './report'
import { present, type Asked, type Missing, type Result } from './result'

export async function main(args: string[], worker: string): Promise<number> {
  const options = optionsOf(args)
  if (options.help) {
    console.log(HELP)
    return 0
  }
  const entries = await entriesOf(options)
  if (options.lists) {
    for (const { id, keys } of entries) console.log(`${id}\t#${keys}`)
    console.log(`${entries.length} entries`)
    return 0
  }
  if (options.fresh) await rm(options.cache, { recursive: true, force: true })
  const results = await resultsOf(entries, options, worker)
  console.log(`\n${totalsOf(results)}`)
  if (options.out !== null) await writeFile(options.out, JSON.stringify(results, null, 1))
  if (!options.writes) return 0
  if (present(results).length < results.length) {
    console.error('Some runs are not recorded, so nothing was written. Leave --replay out.')
    return 1
  }
  await writeDocuments(present(results))
  return 0
}

/** An entry is told as soon as all its seeds are there. */
async function resultsOf(
  entries: readonly Entry[],
  { seeds, jobs, proves, trains, cache }: Options,
  worker: string,
): Promise<readonly (Result | Missing)[]> {
  const queue: Asked[] = entries.flatMap((entry) =>
    Array.from({ length: seeds }, (_, i) => ({ ...entry, seed: i + 1, proves, trains, cache })),
  )
  const byId = new Map<string, (Result | Missing)[]>(entries.map(({ id }) => [id, []]))
  await inProcesses<Asked, Result | Missing>(queue, worker, jobs, async (result) => {
    const own = byId.get(result.id) ?? []
    own.push(result)
    if (own.length < seeds) return
    own.sort((a, b) => a.seed - b.seed)
    console.log(`${queue.length} left · ${lineOf(result.id, own)}`)
  })
  return [...byId.values()].flat()
}
