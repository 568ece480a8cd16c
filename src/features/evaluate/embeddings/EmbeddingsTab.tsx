import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { SOURCES } from '../../../domain/choices/sources'
import type { RunId } from '../../../domain/config'
import type { HeldOutImages } from '../../../domain/reports'
import { setFor } from '../../../state/datasets'
import {
  layOutAgain,
  newestEmbeddings,
  projectionStore,
  watchProjection,
  type Layout,
} from '../../../state/projection'
import { runsStore } from '../../../state/runs'
import { Button } from '../../../ui/Button'
import { ChosenImage } from './ChosenImage'
import { EmbeddingMap } from './EmbeddingMap'
import { groupsOf, identityOf } from './figures'
import { MapControls } from './MapControls'
import { MapFacts } from './MapFacts'
import { MapTable } from './MapTable'
import './embeddings.css'

/** The held-out images of a run where their embeddings lie, flat. */
export function EmbeddingsTab({ run }: { readonly run: RunId }) {
  // Not the whole view, which changes with every step.
  const heldOut = useStore(runsStore, (runs) => runs[run].heldOut)
  const config = useStore(runsStore, (runs) => runs[run].config)
  const newest = useStore(runsStore, (runs) => newestEmbeddings(runs[run])?.step ?? null)
  const projection = useStore(projectionStore, (projections) => projections[run])
  useEffect(() => watchProjection(run), [run])
  if (heldOut === null || newest === null || config === null)
    return (
      <p className="muted">
        A map of the held-out images appears here after the first evaluation of run {run}: images
        whose embeddings are near to each other lie near to each other. Press Train.
      </p>
    )
  // The PCA stays on show until there is a UMAP.
  const layout = projection[projection.method] ?? projection.pca
  return (
    <Shown
      key={run}
      {...{ run, heldOut, layout, newest }}
      kind={SOURCES[config.data].words(setFor(config)).one}
    />
  )
}

interface ShownProps {
  readonly run: RunId
  readonly heldOut: HeldOutImages
  readonly layout: Layout | null
  readonly newest: number
  /** What an identity is. */
  readonly kind: string
}

function Shown({ run, heldOut, layout, newest, kind }: ShownProps) {
  const projection = useStore(projectionStore, (projections) => projections[run])
  /** A held-out image, which another layout may have in another row, or not at all. */
  const [chosenImage, setChosenImage] = useState<number | null>(null)
  const [highlight, setHighlight] = useState<number | null>(null)
  const embeddings = layout?.embeddings
  const groups = useMemo(
    () => (embeddings ? groupsOf(heldOut, embeddings) : []),
    [heldOut, embeddings],
  )
  const chosen = embeddings && chosenImage !== null ? embeddings.images.indexOf(chosenImage) : -1

  const choose = useCallback(
    (row: number | null) => {
      const image = row === null ? undefined : embeddings?.images[row]
      setChosenImage(image ?? null)
      setHighlight(
        row === null || embeddings === undefined ? null : identityOf(heldOut, embeddings, row),
      )
    },
    [heldOut, embeddings],
  )

  return (
    <section className="embeddings" aria-label={`Embeddings of run ${run}`}>
      <MapControls
        {...{ run, projection, newest, heldOut, groups, highlight }}
        onHighlight={setHighlight}
      />
      {projection.error && (
        <p className="problem" role="alert">
          <b>{projection.error.title}.</b> {projection.error.cause} {projection.error.fix}{' '}
          <Button onClick={() => layOutAgain(run)}>Try again</Button>
        </p>
      )}
      {layout === null && projection.error === null && (
        <p className="muted" role="status">
          Laying the images out…
        </p>
      )}
      {layout !== null && (
        <>
          <MapFacts layout={layout} heldOut={heldOut} kind={kind} />
          <div className="map-and-image">
            <EmbeddingMap
              key={layout.explained === null ? 'umap' : 'pca'}
              label={`Map of ${layout.embeddings.images.length} held-out images of run ${run} at step ${layout.step}`}
              {...{ layout, heldOut, highlight }}
              chosen={chosen < 0 ? null : chosen}
              onChoose={choose}
            />
            {chosen < 0 ? (
              <p className="muted map-hint">
                Choose an image to see it large, with the images nearest to it. Drag or pinch to
                move the map, wheel or + and − to zoom.
              </p>
            ) : (
              <ChosenImage {...{ layout, heldOut, kind }} row={chosen} onChoose={choose} />
            )}
          </div>
          <MapTable layout={layout} heldOut={heldOut} kind={kind} />
        </>
      )}
    </section>
  )
}
