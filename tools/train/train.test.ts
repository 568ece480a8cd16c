/** The command line of npm run train: what it takes, and what it ends with. Small runs, whole. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import foreign from '../../e2e/exchange/foreign.json'
import { readVerifier, trainRun } from '../../src/engine/node'
import { logRows } from '../../src/state/exportLog'
import { main } from './main'
import { openLink } from './openLink'
import { HELP, readOptions } from './options'
import { createProgress } from './progress'
import { reasonOf } from './reasons'
import { exitOf } from './result'

const folders: string[] = []
async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'train-'))
  folders.push(folder)
  return folder
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

/** Runs the command; what it prints and says. */
async function command(args: readonly string[], { stopsEarly = false } = {}) {
  const stop = new AbortController()
  const heard = { out: '', said: '' }
  const exit = await main(args, {
    print: (text) => (heard.out += text),
    stderr: {
      write(text: string) {
        heard.said += text
        if (stopsEarly && text.includes('step 1 of')) stop.abort()
      },
    },
    stop: stop.signal,
  })
  return { exit, ...heard }
}

const TINY = 'encoder=custom&layers=flatten()-dense(8,linear)&batch=8'
/** One ReLU unit that is dead at once, and a root without ε. */
const COLLAPSING = 'encoder=custom&layers=flatten()-dense(1,relu)&eps=0&lr=1&steps=40'

describe('the arguments', () => {
  it('are explained, each of them', () => {
    for (const name of Object.keys(readOptions([])).filter((each) => each !== 'link'))
      expect(HELP).toContain(`--${name}`)
  })

  it.each([
    [['a=1', 'b=2'], 'There is more than one link: "a=1", "b=2". Put the link in quotes'],
    [['--fast'], 'There is no option --fast. --help lists them.'],
    [['-x'], 'There is no option -x. --help lists them.'],
    [['--json=yes'], '--json takes no value: leave “=yes” out.'],
    [['--data'], '--data wants a value after it.'],
    [['--out', '--json'], '--out wants a value after it, and “--json” is an option.'],
    [['--data='], '--data wants a folder, or a zip or tar of one.'],
    [['--out='], '--out wants a folder.'],
    [['--weights='], '--weights wants a file of weights.'],
    [['seed=1', '--resume'], '--resume goes on with what is in --out DIR: name that folder too.'],
    [['--side', '12'], '--side is a whole number of pixels from 28 to 224, not “12”.'],
    [['--side', '64px'], 'not “64px”'],
  ])('are refused in words: %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })
})

it('what the system says of files is said in words', () => {
  const thrown = (code: string, message: string) => Object.assign(new Error(message), { code })
  expect(reasonOf(thrown('ENOENT', "ENOENT: no such file or directory, open '/x'"))).toBe(
    'There is no such file or folder.',
  )
  expect(reasonOf(thrown('EODD', 'EODD: odd'))).toBe('EODD: odd.')
  expect(reasonOf(new Error('The file is no zip.'))).toBe('The file is no zip.')
})

describe('the link', () => {
  it.each([
    'https://example.org/play/#v=1&seed=7',
    'http://localhost:4173/?x=1#seed=7',
    '#seed=7',
    'seed=7',
    "'#seed=7'",
    ' seed=7 ',
  ])('is read from %s', (given) => {
    const { setup, ignored } = openLink(given)
    expect(setup.a.seed).toBe(7)
    expect(ignored).toEqual([])
  })

  it.each([
    [null, 'There is no link.'],
    ['', '“” is no link'],
    ['https://example.org/play/', 'has no settings: those of a link stand after its #'],
    ['https://example.org/?seed=7', 'has no settings'],
    ['seed 7', '“seed 7” is no link'],
    ['foo=1', 'Nothing of the link can be read. “foo” is not a key of this page.'],
    ['seed=x&foo=1', 'Nothing of the link can be read. “seed=x”'],
  ])('is refused where nothing can be read: %s', (given, message) => {
    expect(() => openLink(given)).toThrow(message)
  })

  it('says what it ignores of one that can be read', () => {
    expect(openLink('seed=7&foo=1').ignored).toEqual(['“foo” is not a key of this page.'])
  })
})

it.each([
  ['finished', 'learns', 0],
  ['finished', 'stuck', 1],
  ['finished', 'misread', 1],
  ['finished', 'inverted', 1],
  ['finished', 'dead', 1],
  ['finished', 'undecided', 1],
  ['failed', 'nan', 3],
  ['failed', 'undecided', 3],
  ['interrupted', 'undecided', 130],
] as const)('a run that is %s and %s ends with %i', (state, verdict, exit) => {
  expect(exitOf({ state, verdict })).toBe(exit)
})

it('tells progress by lines where nobody looks on, each tenth once', () => {
  let text = ''
  const { show } = createProgress({ write: (part: string) => (text += part) })
  for (let step = 1; step <= 1000; step++) show('Run A: step', step, 1000)
  expect(text.split('\n')).toHaveLength(12)
})

describe('a run', () => {
  it('has the very numbers of the engine, in a log of the page’s columns, and its findings', async () => {
    const out = await newFolder()
    const keys = `${TINY}&steps=40&compare=1&b.seed=2`
    const { exit, out: printed } = await command([keys, '--out', out, '--json'])
    const { setup } = openLink(keys)
    const result = JSON.parse(printed)
    expect(JSON.parse(await readFile(join(out, 'result.json'), 'utf8'))).toEqual(result)
    expect(result.runs.map((run: { run: string }) => run.run)).toEqual(['A', 'B'])
    expect([0, 1]).toContain(exit)
    expect(exit).toBe(result.exit)
    const { log } = await trainRun({ ...setup.a, seed: 2 })
    const isTime = (column: number) => column === 8
    const rows = logRows('B', log).map((row) => row.filter((_, i) => !isTime(i)).join())
    const csv = await readFile(join(out, 'log.csv'), 'utf8')
    const written = csv.split('\n').filter((line) => line.startsWith('B,'))
    expect(
      written.map((row) =>
        row
          .split(',')
          .filter((_, i) => !isTime(i))
          .join(),
      ),
    ).toEqual(rows)
    const { judgement, findings } = result.runs[1]
    expect(findings[0]).toHaveProperty('code')
    const [{ auc }] = judgement.scores
    expect(auc.low).toBeLessThanOrEqual(auc.value)
    expect(auc.high).toBeGreaterThanOrEqual(auc.value)
    expect(await readdir(out)).toEqual(
      expect.arrayContaining(['A.weights.bin', 'B.weights.bin', 'kept', 'log.csv']),
    )
    const card = await readFile(join(out, 'B.verifier.safetensors.md'), 'utf8')
    expect(card).toContain('`B.verifier.safetensors` holds')
    expect(card).toContain('Accuracy at the threshold')
    const file = new Uint8Array(await readFile(join(out, 'B.verifier.safetensors')))
    const { told } = await readVerifier('B.safetensors', file)
    expect(told?.verifier).toMatchObject({
      step: log.length,
      threshold: { value: judgement.threshold.value },
    })
  })

  it('that is stopped goes on with --resume, to the numbers of one that was not', async () => {
    const [whole, parted] = [await newFolder(), await newFolder()]
    const keys = `${TINY}&steps=40`
    await command([keys, '--out', whole])
    const stopped = await command([keys, '--out', parted], { stopsEarly: true })
    expect(stopped.exit).toBe(130)
    expect(stopped.said).toContain('--resume goes on with it')
    const again = await command([keys, '--out', parted])
    expect(again).toMatchObject({ exit: 2, said: expect.stringContaining('holds a run already') })
    const other = await command([`${keys}&seed=9`, '--out', parted, '--resume'])
    expect(other).toMatchObject({ exit: 2, said: expect.stringContaining('has other settings') })
    const resumed = await command([keys, '--out', parted, '--resume'])
    expect(resumed.said).toMatch(/goes on after step \d+/)
    expect(resumed.exit).not.toBe(130)
    const weights = (folder: string) => readFile(join(folder, 'A.weights.bin'))
    expect(Buffer.compare(await weights(parted), await weights(whole))).toBe(0)
  })

  it.each([
    [COLLAPSING, 3],
    ['data=own&set=0123456789ab', 2],
    ['steps=0', 2],
    [`${TINY}&steps=4&lr=0.000001`, 1],
  ])('of %s ends with %i', async (keys, exit) => {
    expect((await command([keys])).exit).toBe(exit)
  })
})

describe('weights to begin with', () => {
  const file = async () => {
    const folder = await newFolder()
    const { bytes } = foreign.files['encoder.onnx']
    const path = join(folder, 'encoder.onnx')
    await writeFile(path, Buffer.from(bytes, 'base64'))
    return path
  }

  it('are read from a file, which sets up the encoder that it names, and the same again', async () => {
    const path = await file()
    const begin = () => command(['freeze=1&steps=2&batch=8', '--weights', path, '--json'])
    const { out, said, exit } = await begin()
    expect(exit).toBeLessThan(2)
    expect(said).toContain('“encoder.onnx”: weights')
    const { link, runs } = JSON.parse(out)
    expect(link).toContain('freeze=1')
    expect(link).toMatch(/weights=[0-9a-f]{12}/)
    expect(link).toContain('layers=conv2d(4')
    const again = JSON.parse((await command([link, '--weights', path, '--json'])).out)
    expect(again.runs[0].judgement).toEqual(runs[0].judgement)
  })

  it('are missed where a link names some, and others refused', async () => {
    const asked = 'weights=0123456789ab&steps=2'
    expect((await command([asked])).said).toContain('Bring their file: --weights FILE.')
    const { said, exit } = await command([asked, '--weights', await file()])
    expect(said).toContain('The link begins with weights 0123456789ab')
    expect(exit).toBe(2)
  })
})
