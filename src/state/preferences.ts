import { persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

export type Theme = 'system' | 'light' | 'dark'
export type Tab = 'pairs' | 'distances' | 'embeddings' | 'roc' | 'layers' | 'epochs' | 'log' | 'try'

/** What a person likes to see; kept in this browser, never in the link. */
export interface Preferences {
  readonly theme: Theme
  readonly tab: Tab
  /** Whether fixes of a failing run are tried by themselves. */
  readonly triesFixes: boolean
  /** Bytes that kept runs may take; null for what the browser’s quota suggests. */
  readonly runsBudget: number | null
}

export const preferencesStore = createStore<Preferences>()(
  persist(
    (): Preferences => ({ theme: 'system', tab: 'pairs', triesFixes: true, runsBudget: null }),
    {
      name: 'siamese-playground-preferences',
      version: 1,
    },
  ),
)

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
