import { useStore } from 'zustand'
import { preferencesStore } from '../../state/preferences'
import { linkStore } from '../../state/setup'
import { setTriesByItself } from '../../state/triesFixes'

/** Whether the fixes of a run that fails are tried without being asked for. */
export function TriesFixes() {
  const wanted = useStore(preferencesStore, ({ triesFixes }) => triesFixes)
  const allowed = useStore(linkStore, ({ prove }) => prove)
  return (
    <label
      className="check tries-fixes"
      title="When a run has failed, its fixes are tried one after another in short runs beside it. Runs A and B are not touched."
    >
      <input
        type="checkbox"
        checked={wanted && allowed}
        onChange={(event) => setTriesByItself(event.target.checked)}
      />
      Try fixes by itself
    </label>
  )
}
