/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util'

export interface Options {
  readonly help: boolean
  readonly list: boolean
  readonly only: readonly string[]
  readonly json: string | null
  readonly rounds: number
  /** Training time of a round. */
  readonly seconds: number
  /** Most time a row may take in a round. */
  readonly limit: number
  /** Threads of PyTorch; null: as many as the page's engine has. */
  readonly threads: number | null
  /** Chromium's flags for the GPU; null: what software needs. */
  readonly gpu: string | null
}

export const HELP = `npm run bench -- [options]

Milliseconds a step of our engine (the built page in headless Chromium), of stock TensorFlow.js and
of PyTorch on the CPU, measured in turns; where they go, kernel by kernel; and the time from Train
to 99 % held-out accuracy. Progress goes to stderr, the tables to stdout. All rows
take about half an hour on two quiet cores: GPUs in software are slow, and a busy machine slows
some rivals more than others.

  --only PATTERN    rows to measure, by a part of their name, * for anything; commas or repeated:
                    --only 'step/*64/ours/wasm,torch'
  --list            prints the names of the rows, all or those of --only, and measures nothing
  --rounds N        turns of each row, 3; a row slower than 3 s a step has one
  --seconds S       training time of a turn, 4; at least 3 steps
  --limit S         most time of a turn, 90; a row that needs more is left out and says so
  --threads N       threads of PyTorch; as many as our engine has in the page
  --gpu FLAGS       Chromium's flags for the GPU, instead of those for SwiftShader
  --json FILE       writes everything that was measured
  --help            this text

PYTHON names a python3 that has torch; else python3 and /usr/bin/python3 are tried.
`

/** Reads the arguments; throws a sentence where one is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      limit: { type: 'string', default: '90' },
      threads: { type: 'string' },
      gpu: { type: 'string' },
    },
  })
  return {
    help: values.help,
    list: values.list,
    only: values.only.flatMap((text) => text.split(',').filter((part) => part !== '')),
    json: values.json ?? null,
    rounds: positive('--rounds', values.rounds, true),
    seconds: positive('--seconds', values.seconds),
    limit: positive('--limit', values.limit),
    threads: values.threads === undefined ? null : positive('--threads', values.threads, true),
    gpu: values.gpu ?? null,
  }
}

export function positive(name: string, text: string, whole = false): number {
  const value = Number(text)
  if (value > 0 && Number.isFinite(value) && (!whole || Number.isInteger(value))) return value
  throw new Error(`${name} is a ${whole ? 'whole ' : ''}number above 0, not "${text}".`)
}
