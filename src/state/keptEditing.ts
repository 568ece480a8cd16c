/** Who is who in a set that is kept, changed: opened from its pixels, and kept as another set. */
import { configOf, type RunId } from '../domain/config'
import type { EmbeddedImages } from '../domain/photoDraft'
import { splitOf } from '../domain/split'
import { setFor, type KeptSet } from './datasets'
import { intakeStore, keepIntake, nameIntake, work, type Kept } from './intake'
import { library } from './library'
import { chooseSet } from './ownSet'
import { createPeopleEditor } from './peopleEditor'
import type { RunView } from './runView'
import { setupStore } from './setup'

/** The held-out images of a set as a run that was judged on it lays them out; A's before B's. */
export function embeddedOf(
  views: Readonly<Record<RunId, Pick<RunView, 'config' | 'set' | 'judgement'>>>,
  id: string,
): EmbeddedImages | null {
  for (const by of ['A', 'B'] as const) {
    const { config, set, judgement } = views[by]
    if (config === null || judgement === null || set?.id !== id) continue
    const { heldOut } = splitOf(set, config)
    const { images, dimension, values } = judgement.embeddings
    return { by, images: images.map((place) => heldOut[place]!), dimension, values }
  }
  return null
}

/** Opens a set. What photos were read before has been used or given up by then. */
export function editKept(kept: KeptSet, embedded: EmbeddedImages | null = null): void {
  const { set, pixels } = kept
  const { side, channels, crop } = set
  work(
    set.paths.length,
    (client, onProgress) => client.reopen(set, pixels, embedded, onProgress),
    (draft) =>
      intakeStore.setState({
        job: { state: 'idle' },
        kept,
        result: { draft, set, pixels, report: null, options: { side, channels, crop } },
        people: createPeopleEditor(draft),
      }),
  )
}

/**
 * Keeps what was edited under a name, beside the set it was or in its place; what could not be stored takes
 * no other's place. Runs that are set up with the one that goes are then set up with the new one.
 */
export async function keepEdited(name: string, replaces: boolean): Promise<Kept | null> {
  const { kept } = intakeStore.getState()
  nameIntake(name)
  const made = await keepIntake()
  if (kept === null || made === null) return made
  const isSame = made.set.id === kept.set.id
  if (!replaces || isSame || made.problem !== null) return made
  for (const run of ['A', 'B'] as const)
    if (setFor(configOf(setupStore.getState().setup, run))?.id === kept.set.id)
      chooseSet(run, made.set)
  return { ...made, problem: await library.remove(kept.set.id) }
}
