/** Who is who in a set that is kept, changed: opened from its pixels, and kept as another set. */
import { configOf } from '../domain/config'
import { setFor, type KeptSet } from './datasets'
import { intakeStore, keepIntake, nameIntake, work, type Kept } from './intake'
import { library } from './library'
import { chooseSet } from './ownSet'
import { createPeopleEditor } from './peopleEditor'
import { setupStore } from './setup'

/** Opens a set. What photos were read before has been used or given up by then. */
export function editKept(kept: KeptSet): void {
  const { set, pixels } = kept
  const { side, channels, crop } = set
  work(
    set.paths.length,
    (client, onProgress) => client.reopen(set, pixels, onProgress),
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
