/** Whether fixes of a failing run are tried without being asked for: by the person's wish and the link's. */
import { preferencesStore, setTriesFixes } from './preferences'
import { linkStore } from './setup'

export const triesByItself = () =>
  preferencesStore.getState().triesFixes && linkStore.getState().prove

/** What the person chooses outdoes the link. */
export function setTriesByItself(on: boolean): void {
  if (on) linkStore.setState({ prove: true })
  setTriesFixes(on)
}
