import { runsOf } from '../../domain/config'
import { pause, reset, runsStore, step, train } from '../../state/runs'
import { showRuns } from '../../state/runsTable'
import { setupStore } from '../../state/setup'

export const KEYS = [
  { key: 'Space', does: 'Train or pause' },
  { key: 'S', does: 'One step' },
  { key: 'R', does: 'Reset to step 0, same seed' },
  { key: 'L', does: 'Show the list of kept runs' },
  { key: '?', does: 'Show these keys' },
] as const

const TYPING = 'input:not([type=checkbox]), select, textarea, [contenteditable], [role=slider]'
/** On these, Space already has a meaning of its own. */
const PRESSABLE = 'button, a, summary, [role=tab], [role=switch], [role=menuitem], [type=checkbox]'

/** Listens for the page's keys; returns what stops that. Nothing happens while somebody types. */
export function listenForKeys(showKeys: () => void): () => void {
  function onKeyDown(event: KeyboardEvent) {
    const target = event.target instanceof Element ? event.target : document.body
    const busy =
      target.closest(TYPING) ?? document.querySelector('[role=dialog], dialog[open], [role=menu]')
    if (busy || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.repeat && event.key !== 's') return
    if (event.key === ' ' && !target.closest(PRESSABLE)) trainOrPause()
    else if (event.key.toLowerCase() === 's') step()
    else if (event.key.toLowerCase() === 'r') reset()
    else if (event.key.toLowerCase() === 'l') showRuns(true)
    else if (event.key === '?') showKeys()
    else return
    event.preventDefault()
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

function trainOrPause() {
  const runs = runsStore.getState()
  const active = runsOf(setupStore.getState().setup).some((run) =>
    ['training', 'loading'].includes(runs[run].state),
  )
  if (active) pause()
  else train()
}
