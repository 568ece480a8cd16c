/** docs/diagnosis.md and docs/diagnosis.json, as Prettier leaves them. */
import { writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { FAULTS, HEALTHY, MISREAD } from './catalogue'
import { markdownOf } from './markdown'
import { dataOf } from './machineReadable'
import type { Result } from './result'

const CATALOGUE = { faults: FAULTS, healthy: HEALTHY, misread: MISREAD }

export async function writeDocuments(results: readonly Result[]): Promise<void> {
  await write('docs/diagnosis.md', markdownOf(CATALOGUE, results))
  await write('docs/diagnosis.json', JSON.stringify(dataOf(CATALOGUE, results)))
}

async function write(path: string, text: string): Promise<void> {
  const style = await resolveConfig(path)
  await writeFile(path, await format(text, { ...style, filepath: path }))
}
