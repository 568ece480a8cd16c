import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { RunId } from '../../domain/config'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { datasetsStore } from '../../state/datasets'
import { readyPictures, tryoutStore } from '../../state/tryout'
import { askingOf } from '../../state/tryoutQuestions'
import { GalleryView } from './GalleryView'
import { placeOf } from './place'
import { situationOf } from './situation'
import { TwoPhotos } from './TwoPhotos'
import { ModeButtons } from './ModeButtons'
import './try.css'

/** Tries a run on pictures of one's own. */
export function TryTab({ run }: { readonly run: RunId }) {
  const tryout = useStore(tryoutStore)
  const view = useStore(runsStore, (runs) => runs[run])
  const setup = useStore(setupStore)
  // A set may arrive after the link that names it.
  useStore(datasetsStore)
  const place = placeOf(askingOf(run, tryout, view, setup))
  const situation = situationOf(run, view, place.words, place.wanted !== null)

  useEffect(() => void readyPictures(run), [run, tryout.slots, tryout.enrolled, place.wanted?.key])

  return (
    <div className="try">
      <ModeButtons />
      {situation !== null && (
        // A warning has a step in it; told at each, it would drown the verdict.
        <p
          className={`try-situation ${situation.kind}`}
          role={situation.kind === 'warning' ? undefined : 'status'}
        >
          {situation.text}
        </p>
      )}
      {tryout.mode === 'pair' ? (
        <TwoPhotos run={run} place={place} />
      ) : (
        <GalleryView run={run} place={place} />
      )}
      <p className="muted try-promise">Nothing you put here leaves this machine.</p>
    </div>
  )
}
