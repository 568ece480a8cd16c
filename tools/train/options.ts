/** The command line of `npm run train`. */
import { parseArgs } from 'node:util'
import { DEFAULT_INTAKE } from '../../src/domain/intake'

/** As the page offers. */
const SIDES = { least: 28, most: 224 } as const

export interface Options {
  readonly help: boolean
  /** As it was given: a whole address, a hash or keys; null where none was. */
  readonly link: string | null
  /** A folder of photos, or an archive of one. */
  readonly data: string | null
  /** The folder that results go to. */
  readonly out: string | null
  /** Side that photos are stored at. */
  readonly side: number
  readonly resume: boolean
  readonly json: boolean
}

/** Wrong use, as a sentence for the person. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}

export const HELP = `npm run train -- 'LINK' [options]

Trains what a link of the page says, in Node, on the page's own WASM kernels: no browser, the same
numbers. LINK is a whole address, its part after # or just keys, in quotes, since & means something
to a shell: 'https://…/#v=1&seed=7', '#case=nan', 'steps=100&compare=1'. With compare=1 both runs
are trained. Findings and figures with 95 % intervals go to stdout, progress to stderr.

  --data PATH   photos to train on: a folder, or a zip or tar of one, such as the page exports. Where
                the link is not of photos already, settings that suit them are taken, and said
  --side PX     side that photos are stored at, 64: the one chosen on the page, for its very numbers
  --out DIR     writes log.csv (the page's Download log), result.json (settings, findings, figures)
                and A.weights.bin, B.weights.bin; and keeps the runs as they go
  --resume      goes on where --out was left, by Ctrl-C or a crash. A larger limit of steps goes further
  --json        prints result.json to stdout in place of words
  --help        this text

It ends with 0 where each run learns; 1 where one does not; 2 where the command or the link cannot be
read, or cannot start; 3 where a run failed, by NaN or an error; 130 after Ctrl-C, which with --out
keeps what was trained. Of several the largest counts.

Photos that have to be shrunk, and JPEGs, are read by another library than a browser's and can differ
by a few grey levels, so numbers on them differ a little from the page's. A set as the page exports
it has neither: its numbers are the page's to the last digit.
`

/** Reads the arguments; throws a Misuse where one is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args)
  if (positionals.length > 1)
    throw new Misuse(
      `There is more than one link: ${positionals.map((text) => `"${text}"`).join(', ')}. Put the link in quotes, and --data or --out before each path.`,
    )
  const { help, data = null, out = null, resume, json } = values
  if (data === '') throw new Misuse('--data wants a folder, or a zip or tar of one.')
  if (out === '') throw new Misuse('--out wants a folder.')
  if (resume && out === null)
    throw new Misuse('--resume goes on with what is in --out DIR: name that folder too.')
  if (!/^\d+$/.test(values.side) || +values.side < SIDES.least || +values.side > SIDES.most)
    throw new Misuse(
      `--side is a whole number of pixels from ${SIDES.least} to ${SIDES.most}, not “${values.side}”.`,
    )
  return { help, link: positionals[0] ?? null, data, out, side: +values.side, resume, json }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        data: { type: 'string' },
        out: { type: 'string' },
        side: { type: 'string', default: String(DEFAULT_INTAKE.side) },
        resume: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (thrown) {
    throw new Misuse(`${(thrown as Error).message} --help lists the options.`)
  }
}
