import { useStore } from 'zustand'
import { setMode, tryoutStore } from '../../state/tryout'
import { MODES } from './modes'

/** What to try. */
export function ModeButtons({ galleryLabel }: { readonly galleryLabel?: string }) {
  const mode = useStore(tryoutStore, (tryout) => tryout.mode)
  return (
    <div className="try-modes" role="group" aria-label="What to try">
      {MODES.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={mode === id} onClick={() => setMode(id)}>
          {id === 'gallery' ? (galleryLabel ?? label) : label}
        </button>
      ))}
    </div>
  )
}
