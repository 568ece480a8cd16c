/** From --data to what runs are trained on. */
import {
  configOf,
  DEFAULT_CONFIG,
  runsOf,
  sameValue,
  type FieldId,
  type RunConfig,
  type Setup,
} from '../../src/domain/config'
import { settingsForSet } from '../../src/domain/dataDefaults'
import { isFromLibrary, type SetPixels } from '../../src/domain/dataSource'
import { DEFAULT_INTAKE, type FileRow } from '../../src/domain/intake'
import { isUntouched } from '../../src/domain/startingSetup'
import { SET_WORDS, worded } from '../../src/domain/setKind'
import { counted } from '../../src/domain/splitCounts'
import { readPhotos } from '../../src/engine/node'
import { Misuse } from './options'
import { reasonOf } from './reasons'

export interface Brought {
  readonly data: SetPixels
  /** What is to be known of how they were read, a sentence each. */
  readonly notes: readonly string[]
}

/** @throws Misuse where nothing can be trained on */
export async function bring(
  path: string,
  side: number,
  onProgress: (stage: string, done: number, total: number) => void,
): Promise<Brought> {
  const read = await readPhotos(path, { ...DEFAULT_INTAKE, side }, onProgress).catch(
    (thrown: Error) => {
      throw new Misuse(`--data: “${path}” cannot be read. ${reasonOf(thrown)}`)
    },
  )
  const words = SET_WORDS[read.data?.set.kind ?? 'people']
  const told = read.rows.map((row) => `${row.path}: ${worded(row.message, words)}`)
  if (read.data === null)
    throw new Misuse(
      [
        `--data: no photo of somebody was found in “${path}”, of ${read.files} files.`,
        ...some(told),
      ].join('\n  '),
    )
  const { set } = read.data
  return {
    data: read.data,
    notes: [
      `“${set.name}”: ${counted(set.paths.length, words.picture)} of ${counted(set.identities.length, words.one, words.many)}, set ${set.id}, stored at ${set.side} px.`,
      `Photos other than PNGs of ${set.side} px, as the page exports them, may be read a little differently than by a browser, and numbers on them differ from the page’s.`,
      ...some(
        read.rows.filter(isWorthSaying).map((row) => `${row.path}: ${worded(row.message, words)}`),
      ),
    ],
  }
}

const isWorthSaying = ({ status }: FileRow) => status === 'skipped' || status === 'note'

/** The first few, and how many more there are. */
function some(sentences: readonly string[], most = 10): readonly string[] {
  const more = sentences.length - most
  return more > 0 ? [...sentences.slice(0, most), `and ${more} more files.`] : sentences
}

/** What a set changes in a setup: its id where that is of photos, else what suits the set. */
export function onSet(
  setup: Setup,
  { set }: SetPixels,
): { setup: Setup; notes: readonly string[] } {
  const ofPhotos = runsOf(setup).filter((run) => isFromLibrary(configOf(setup, run)))
  if (ofPhotos.length > 0) {
    const others = ofPhotos
      .map((run) => configOf(setup, run).set)
      .filter((id) => id !== '' && id !== set.id)
    const a = isFromLibrary(setup.a) ? { ...setup.a, set: set.id } : setup.a
    const b = ofPhotos.includes('B') ? { ...setup.b, set: set.id } : setup.b
    return {
      setup: { ...setup, a, b },
      notes: [...new Set(others)].map(
        (id) =>
          `The link is of set ${id}, and these photos are set ${set.id}: numbers are not those of the link. A set has the same id where the same pictures are stored at the same side (--side).`,
      ),
    }
  }
  const { patch, network, reasons } = settingsForSet(set)
  const suited = { ...patch, ...(isUntouched(setup.a) && network) }
  // A link's own word stands over what would suit, but for what is trained on.
  const taken = Object.entries(suited).filter(
    ([id]) => id === 'data' || id === 'set' || isDefault(setup.a, id as FieldId),
  )
  return { setup: { ...setup, a: { ...setup.a, ...Object.fromEntries(taken) } }, notes: reasons }
}

const isDefault = (config: RunConfig, id: FieldId) => sameValue(config[id], DEFAULT_CONFIG[id])
