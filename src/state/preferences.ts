/**
 * What a person likes to see; kept in this browser, never in the link. What the storage gives back may be of
 * another version of this page, or anything: each preference is checked by itself. A storage that cannot be
 * used costs nothing but the keeping.
 */
import { createStore } from 'zustand/vanilla'

const THEMES = ['system', 'light', 'dark'] as const
const TABS = [
  'pairs',
  'distances',
  'embeddings',
  'roc',
  'layers',
  'epochs',
  'log',
  'code',
  'try',
] as const

export type Theme = (typeof THEMES)[number]
export type Tab = (typeof TABS)[number]

export interface Preferences {
  readonly theme: Theme
  readonly tab: Tab
  /** Whether fixes of a failing run are tried by themselves. */
  readonly triesFixes: boolean
  /** Bytes that kept runs may take; null for what the browser’s quota suggests. */
  readonly runsBudget: number | null
  /** Whether the browser keeps the page itself, to be opened offline. */
  readonly keepsPage: boolean
}

const NONE: Preferences = {
  theme: 'system',
  tab: 'pairs',
  triesFixes: true,
  runsBudget: null,
  keepsPage: true,
}
/** A kept value where it is one of those that are known, else what holds without it. */
const oneOf = <T>(known: readonly T[], value: unknown, otherwise: T): T =>
  known.includes(value as T) ? (value as T) : otherwise
const isBytes = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0
const SWITCH = [true, false] as const

const VERSION = 1

/** What is kept of preferences, whatever is read, which may throw. */
export function readPreferences(read: () => string | null): Preferences {
  try {
    const kept: unknown = JSON.parse(read() ?? 'null')
    const { theme, tab, triesFixes, runsBudget, keepsPage } = ((
      kept as { readonly state?: unknown } | null
    )?.state ?? {}) as Readonly<Record<string, unknown>>
    return {
      theme: oneOf(THEMES, theme, NONE.theme),
      tab: oneOf(TABS, tab, NONE.tab),
      triesFixes: oneOf(SWITCH, triesFixes, NONE.triesFixes),
      runsBudget: isBytes(runsBudget) ? runsBudget : NONE.runsBudget,
      keepsPage: oneOf(SWITCH, keepsPage, NONE.keepsPage),
    }
  } catch {
    return NONE
  }
}

const KEY = 'siamese-playground-preferences'

/** @param storageOf gives the browser’s storage; may throw, as what it gives may */
export function keepPreferences(storageOf: () => Storage, state: Preferences): void {
  try {
    storageOf().setItem(KEY, JSON.stringify({ state, version: VERSION }))
  } catch {
    // Full, or forbidden: the preference holds until the page is left.
  }
}

export const preferencesStore = createStore<Preferences>(() =>
  readPreferences(() => localStorage.getItem(KEY)),
)
preferencesStore.subscribe((preferences) => keepPreferences(() => localStorage, preferences))

export function setTheme(theme: Theme): void {
  preferencesStore.setState({ theme })
}

export function setTab(tab: Tab): void {
  preferencesStore.setState({ tab })
}

export function setTriesFixes(triesFixes: boolean): void {
  preferencesStore.setState({ triesFixes })
}

export function setRunsBudget(runsBudget: number | null): void {
  preferencesStore.setState({ runsBudget })
}

export function setKeepsPage(keepsPage: boolean): void {
  preferencesStore.setState({ keepsPage })
}
