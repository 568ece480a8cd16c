/** From the arguments to the table. */
import { machine } from '../bench/machine'
import { servePlayground } from '../bench/site'
import { folderOf } from './folder'
import { measure, type Measured } from './measure'
import { HELP, readOptions, type Options } from './options'
import { tableOf } from './table'

const progress = (text: string) => process.stderr.write(`${text}\n`)

/** @returns the exit code: 0 unless something broke */
export async function main(args: readonly string[]): Promise<number> {
  let options: Options
  try {
    options = readOptions(args)
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown)
    return 2
  }
  if (options.help) console.log(HELP)
  else await run(options)
  return 0
}

async function run({ photos, side, repeat }: Options): Promise<void> {
  const folder = await folderOf(photos, progress)
  const site = await servePlayground()
  try {
    const measured: Measured[] = []
    while (measured.length < repeat) {
      const one = await measure(site.address, folder, side)
      measured.push(one)
      progress(`Time ${measured.length}: ${one.reading.toFixed(1)} s. ${one.said}`)
    }
    const about = { ...machine(), photos: `${photos} JPEGs of 250 × 250 px, stored at ${side} px` }
    for (const [name, value] of Object.entries(about)) console.log(`- ${name}: ${value}`)
    console.log(`- the page’s report: ${measured.map(({ said }) => said).join(' · ')}`)
    console.log(`\n${tableOf(measured, side)}\n\n${NOTES}`)
  } finally {
    await site.close()
  }
}

const NOTES = `Memory: the sum of the proportional set sizes (PSS) of all processes of the browser, looked at five
times a second. Tasks: those of the page’s thread that its PerformanceObserver calls long.`
