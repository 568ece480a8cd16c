/** The command line of `npm run bench:photos`. */
import { parseArgs } from 'node:util'
import { LARGEST_SIDE, SMALLEST_SIDE } from '../../src/features/data/side'
import { positive } from '../bench/options'

export interface Options {
  readonly help: boolean
  readonly photos: number
  readonly side: number
  readonly repeat: number
}

export const HELP = `npm run bench:photos -- [options]

Drops a folder of JPEGs of 250 × 250 px, ten a person, on the built page in headless Chromium, and
measures the time to the report, the tasks of the page's thread, the memory of all the browser's
processes, and the time from “Use these photos” to a first step of a tiny network. The photos are
made once and kept in the system's folder for temporary files. Progress goes to stderr, the table
to stdout.

  --photos N    photos in the folder, 5000
  --side N      side they are stored at, 64, from ${SMALLEST_SIDE} to ${LARGEST_SIDE} px
  --repeat N    times all is done, each in a browser of its own, 1
  --help        this text
`

/** Reads the arguments; throws a sentence where one is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      photos: { type: 'string', default: '5000' },
      side: { type: 'string', default: '64' },
      repeat: { type: 'string', default: '1' },
    },
  })
  const side = positive('--side', values.side, true)
  if (side < SMALLEST_SIDE || side > LARGEST_SIDE)
    throw new Error(`--side is from ${SMALLEST_SIDE} to ${LARGEST_SIDE} px, not ${side}.`)
  return {
    help: values.help,
    photos: positive('--photos', values.photos, true),
    side,
    repeat: positive('--repeat', values.repeat, true),
  }
}
