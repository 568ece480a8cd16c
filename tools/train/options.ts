/** The command line of `npm run train`. */
import { parseArgs } from 'node:util'
import { EXCHANGE_FORMAT_IDS, type ExchangeFormat } from '../../src/domain/exchangeFormats'
import { DEFAULT_INTAKE } from '../../src/domain/intake'

/** As the page offers. */
const SIDES = { least: 28, most: 224 } as const

export interface Options {
  readonly help: boolean
  /** As it was given: a whole address, a hash or keys; null where none was. */
  readonly link: string | null
  /** A folder of photos, or an archive of one. */
  readonly data: string | null
  /** A file of weights that runs begin with. */
  readonly weights: string | null
  /** The folder that results go to. */
  readonly out: string | null
  /** Side that photos are stored at. */
  readonly side: number
  /** What verifiers are written as. */
  readonly format: readonly ExchangeFormat[]
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
  --weights PATH  weights to begin with, from a file of this page, Keras, PyTorch (.safetensors) or ONNX.
                A link that names weights wants the very same; else what the file says of its network is
                taken, and said
  --side PX     side that photos are stored at, 64: the one chosen on the page, for its very numbers
  --out DIR     writes log.csv (the page's Download log), result.json (settings, findings, figures)
                and A.weights.bin, B.weights.bin; and keeps the runs as they go. The verifiers are
                A.verifier.safetensors, B.verifier.safetensors, to be loaded elsewhere, each with a
                card beside it (.md): what it is, how good, and code that uses it
  --format LIST what they are written as, by commas: ${EXCHANGE_FORMAT_IDS.join(', ')}
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
  const { help, data = null, weights = null, out = null, resume, json } = values
  if (data === '') throw new Misuse('--data wants a folder, or a zip or tar of one.')
  if (weights === '') throw new Misuse('--weights wants a file of weights.')
  if (out === '') throw new Misuse('--out wants a folder.')
  if (resume && out === null)
    throw new Misuse('--resume goes on with what is in --out DIR: name that folder too.')
  if (!/^\d+$/.test(values.side) || +values.side < SIDES.least || +values.side > SIDES.most)
    throw new Misuse(
      `--side is a whole number of pixels from ${SIDES.least} to ${SIDES.most}, not “${values.side}”.`,
    )
  if (values.format !== undefined && out === null)
    throw new Misuse('--format says what is written to --out DIR: name that folder too.')
  const format = formatsIn(values.format ?? 'safetensors')
  const link = positionals[0] ?? null
  return { help, link, data, weights, out, side: +values.side, format, resume, json }
}

function formatsIn(list: string): readonly ExchangeFormat[] {
  const known = new Map<string, ExchangeFormat>(EXCHANGE_FORMAT_IDS.map((id) => [id, id]))
  return list.split(',').map((each) => {
    const format = known.get(each.trim())
    if (format === undefined)
      throw new Misuse(
        `--format knows no “${each.trim()}”: it is of ${EXCHANGE_FORMAT_IDS.join(', ')}.`,
      )
    return format
  })
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  data: { type: 'string' },
  weights: { type: 'string' },
  out: { type: 'string' },
  side: { type: 'string', default: String(DEFAULT_INTAKE.side) },
  format: { type: 'string' },
  resume: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

function parsed(given: readonly string[]) {
  const args = [...given]
  const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const option = name in OPTIONS ? OPTIONS[name as keyof typeof OPTIONS] : null
    if (option === null) throw new Misuse(`There is no option ${rawName}. --help lists them.`)
    if (option.type === 'boolean' && value !== undefined)
      throw new Misuse(`${rawName} takes no value: leave “=${value}” out.`)
    if (option.type === 'string' && (value === undefined || isNext(value, token.inlineValue)))
      throw new Misuse(
        `${rawName} wants a value after it${value === undefined ? '' : `, and “${value}” is an option. A value that begins with a dash is given as ${rawName}=${value}`}.`,
      )
  }
  return parseArgs({ args, allowPositionals: true, options: OPTIONS })
}

/** Whether what was taken for a value is meant as the next option. */
const isNext = (value: string, isInline: boolean | undefined) => !isInline && value.startsWith('-')
