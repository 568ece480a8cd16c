import { createStore } from 'zustand/vanilla'
import { openingOf } from '../domain/cases/openings'
import {
  configOf,
  DEFAULT_SETUP,
  sameValue,
  type ConfigPatch,
  type FieldId,
  type RunConfig,
  type RunId,
  type Setup,
} from '../domain/config'
import { patchField, withField } from '../domain/differences'
import { FIELDS } from '../domain/fields'
import { readLink, type OpenedLink } from '../domain/link'
import { WHOLE_VIEW } from '../domain/linkView'

/** What is set up, and what the last opened link asked for in vain. */
export interface SetupState {
  readonly setup: Setup
  readonly ignored: readonly string[]
}

export const setupStore = createStore<SetupState>(() => ({ setup: DEFAULT_SETUP, ignored: [] }))

/** What the last opened link asked for beside a setup. */
export const linkStore = createStore<Pick<OpenedLink, 'prove' | 'verify' | 'view'>>(() => ({
  prove: true,
  verify: null,
  view: WHOLE_VIEW,
}))

const change = (edit: (setup: Setup) => Setup) =>
  setupStore.setState(({ setup }) => ({ setup: edit(setup) }))

/** Sets a field of a run. Setting B's unlinks it from A. */
export function setField(run: RunId, id: FieldId, value: unknown): void {
  change((setup) =>
    run === 'A'
      ? { ...setup, a: withField(setup.a, id, value) }
      : { ...setup, b: patchField(setup.b, id, value) },
  )
}

/** Gives B its own value of a field, A's to begin with. */
export function unlinkField(id: FieldId): void {
  change((setup) => ({ ...setup, b: patchField(setup.b, id, setup.a[id]) }))
}

/** Lets B follow A again in a field. */
export function linkField(id: FieldId): void {
  change((setup) => ({ ...setup, b: patchField(setup.b, id, undefined) }))
}

export function setCompare(compare: boolean): void {
  change((setup) => ({ ...setup, compare }))
}

/** Another seed for A, and so for a B that follows it. */
export function newSeed(): void {
  change((setup) => ({ ...setup, a: { ...setup.a, seed: (setup.a.seed % 2_147_483_647) + 1 } }))
}

/** Applies a fix to a run. */
export function applyPatch(run: RunId, patch: ConfigPatch): void {
  change((setup) =>
    run === 'A'
      ? { ...setup, a: { ...setup.a, ...patch } }
      : { ...setup, b: { ...setup.b, ...patch } },
  )
}

/** Shows B as A with one thing changed. */
export function showAsB(patch: ConfigPatch): void {
  change((setup) => ({ ...setup, b: patch, compare: true }))
}

/** Gives a run a whole RunConfig; the other keeps the one it has. */
export function putUp(run: RunId, config: RunConfig): void {
  change((setup) => {
    const a = run === 'A' ? config : setup.a
    const b = run === 'B' ? config : configOf(setup, 'B')
    const own = FIELDS.filter(({ id }) => !sameValue(a[id], b[id])).map(({ id }) => [id, b[id]])
    const isShown = setup.compare || run === 'B'
    const caseId = run === 'A' ? null : setup.caseId
    return { caseId, a, b: isShown ? Object.fromEntries(own) : setup.b, compare: isShown }
  })
}

/** Opens a case with its own seed; the backend stays as the person chose it. */
export function openCase(id: string): void {
  const found = openingOf(id)
  if (found === undefined) throw new Error(`internal: no case has the id ${id}`)
  change(({ a: { backend } }) => ({
    ...found.setup,
    caseId: found.id,
    a: { ...found.setup.a, backend },
  }))
}

/**
 * Opens a link's hash on the nearest valid setup, and keeps what was ignored. A link that only verifies
 * leaves the setup, and so the runs, as they are, for whoever comes back.
 */
export function openLink(hash: string): OpenedLink {
  const opened = readLink(hash)
  const { prove, verify, view } = opened
  const before = linkStore.getState()
  if (prove !== before.prove || verify !== before.verify || !sameValue(view, before.view))
    linkStore.setState({ prove, verify, view })
  if (verify === null) setupStore.setState({ setup: opened.setup, ignored: opened.ignored })
  return opened
}

/** Says what else of the link was not done, as it turned out later. */
export function tellIgnored(sentence: string): void {
  setupStore.setState(({ ignored }) => ({ ignored: [...ignored, sentence] }))
}

export function dismissIgnored(): void {
  setupStore.setState({ ignored: [] })
}

/** Whether a case's settings have been changed since it was opened. */
export function departsFromCase(setup: Setup): boolean {
  const found = setup.caseId === null ? undefined : openingOf(setup.caseId)
  if (found === undefined) return false
  const start: Setup = { ...found.setup, caseId: found.id }
  const free = new Set<FieldId>(['seed', 'backend'])
  return (['A', 'B'] as const).some((run) =>
    FIELDS.some(
      ({ id }) => !free.has(id) && !sameValue(configOf(setup, run)[id], configOf(start, run)[id]),
    ),
  )
}
