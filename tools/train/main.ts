/** npm run train: from the command line to what a process ends with. */
import { configOf, runsOf } from '../../src/domain/config'
import { isFromLibrary } from '../../src/domain/dataSource'
import { setupProblems } from '../../src/domain/problems'
import { writeLink, type OpenedLink } from '../../src/domain/link'
import { openLink } from './openLink'
import { HELP, Misuse, readOptions, type Options } from './options'
import { openOut, type OutFolder } from './outFolder'
import { bring, onSet } from './photos'
import { createProgress, type Progress } from './progress'
import { EXIT, exitOf, jsonOf, resultOf, type Trained } from './result'
import { limitOf, startFor, trainOne } from './trainOne'
import { beginningWith, bringWeights } from './weights'
import { wordsOf } from './words'
import { version } from '../../package.json'

export interface Outside {
  /** stdout. */
  print(text: string): void
  readonly stderr: Parameters<typeof createProgress>[0]
  readonly stop: AbortSignal
}

/** @returns what the process ends with */
export async function main(args: readonly string[], outside = thisProcess()): Promise<number> {
  const progress = createProgress(outside.stderr)
  try {
    const options = readOptions(args)
    if (options.help) {
      outside.print(HELP)
      return 0
    }
    return await train(options, openLink(options.link), progress, outside)
  } catch (thrown) {
    if (!(thrown instanceof Misuse)) throw thrown
    progress.say(thrown.message)
    return EXIT.misuse
  }
}

async function train(
  options: Options,
  { setup: asked, ignored }: OpenedLink,
  progress: Progress,
  outside: Outside,
): Promise<number> {
  for (const sentence of ignored) progress.say(`Ignored: ${sentence}`)
  const brought =
    options.data === null ? null : await bring(options.data, options.side, progress.show)
  const suited = brought && onSet(asked, brought.data)
  const network = options.weights === null ? null : await bringWeights(options.weights)
  const begun = network && beginningWith(suited?.setup ?? asked, network)
  const setup = begun?.setup ?? suited?.setup ?? asked
  const notes = [
    ...(brought?.notes ?? []),
    ...(suited?.notes ?? []),
    ...(begun?.notes ?? []),
    ...otherBackend(asked),
  ]
  for (const note of notes) progress.say(note)
  const photos = brought?.data ?? null
  const starts = runsOf(setup).map((run) => {
    // A backend changes what computes, and no number of WASM’s.
    const config = { ...configOf(setup, run), backend: 'wasm' as const }
    if (isFromLibrary(config) && photos === null) throw new Misuse(NO_PHOTOS)
    if (config.weights !== '' && network === null) throw new Misuse(NO_WEIGHTS)
    const start = startFor(config, photos, network)
    const [problem] = setupProblems(config, start?.set ?? null, network?.shapes)
    if (start === null || problem !== undefined)
      throw new Misuse(`Run ${run} cannot start. ${problem?.title}: ${problem?.message}`)
    if (limitOf(start) === 0)
      throw new Misuse(`Run ${run} has no end. Give the link a limit, such as steps=300.`)
    return { run, start }
  })
  const out =
    options.out === null ? null : await openOut(options.out, options.resume, options.format)
  const trained = await trainAll(starts, out, progress, outside.stop)
  const runs = trained.map(resultOf)
  const exit = Math.max(...runs.map(exitOf), outside.stop.aborted ? EXIT.interrupted : 0)
  const result = {
    link: writeLink(setup),
    ...{ ignored, notes, date: new Date().toISOString() },
    versions: { playground: version, node: process.version },
    ...{ exit, runs },
  }
  await out?.write(trained, result)
  outside.print(options.json ? jsonOf(result) : `${runs.map(wordsOf).join('\n\n')}\n`)
  return exit
}

const NO_PHOTOS =
  'The link is of photos that are kept in a browser. Bring them: --data FOLDER, or the zip that the page exports under Data.'

const NO_WEIGHTS =
  'The link begins with weights that are kept in a browser. Bring their file: --weights FILE.'

function otherBackend({ a }: OpenedLink['setup']): readonly string[] {
  return a.backend === 'auto' || a.backend === 'wasm'
    ? []
    : [`The link asks for ${a.backend}, which Node has not: WASM computes.`]
}

/** One after the other, since they share one thread; none is begun once it is to stop. */
async function trainAll(
  starts: readonly Pick<Trained, 'run' | 'start'>[],
  out: OutFolder | null,
  progress: Progress,
  stop: AbortSignal,
): Promise<readonly Trained[]> {
  // All are looked at before one is begun.
  const kept = await Promise.all(starts.map(({ run, start }) => out?.keptOf(run, start) ?? null))
  const trained: Trained[] = []
  for (const [i, { run, start }] of starts.entries()) {
    if (stop.aborted) {
      progress.say(`Run ${run} was not begun.`)
      break
    }
    const before = kept[i] ?? null
    if (before !== null) progress.say(`Run ${run} goes on after step ${before.step}.`)
    const limit = limitOf(start)
    const ended = await trainOne({
      ...{ run, start, stop, kept: before },
      keptIn: out?.kept ?? null,
      onView({ log, judging }) {
        if (judging !== null)
          progress.show(`Run ${run}, judging:`, Math.round(100 * judging), 100, '')
        else if (log.length > 0)
          progress.show(
            `Run ${run}: step`,
            log.length,
            limit,
            `loss ${log.column('loss').at(-1)?.toPrecision(4)}`,
          )
      },
    })
    if (ended.notKept !== null) progress.say(`Run ${run} is not kept: ${ended.notKept}`)
    if (ended.interrupted)
      progress.say(
        out
          ? `Run ${run} is kept: --resume goes on with it.`
          : `Run ${run} is not kept: that needs --out.`,
      )
    trained.push({ run, start, ...ended })
  }
  return trained
}

function thisProcess(): Outside {
  const stopping = new AbortController()
  // The first waits for the step under way; a second ends at once.
  process.once('SIGINT', () => stopping.abort())
  return {
    print: (text) => void process.stdout.write(text),
    stderr: process.stderr,
    stop: stopping.signal,
  }
}
