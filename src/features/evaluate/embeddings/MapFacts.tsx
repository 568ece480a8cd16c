import { useMemo } from 'react'
import type { HeldOutImages } from '../../../domain/reports'
import type { Layout } from '../../../state/projection'
import { nearestShare, percent } from './figures'

interface MapFactsProps {
  readonly layout: Layout
  readonly heldOut: HeldOutImages
  readonly kind: string
}

/** What a map is of, and what it does not show. */
export function MapFacts({ layout, heldOut, kind }: MapFactsProps) {
  const { step, points, explained, embeddings } = layout
  const share = useMemo(() => nearestShare(heldOut, layout), [heldOut, layout])
  const count = embeddings.images.length
  const lost = points.filter((value, i) => i % 2 === 0 && Number.isNaN(value)).length
  const isOnePlace = count - lost > 1 && points.every((value) => value === 0 || Number.isNaN(value))
  return (
    <>
      <p className="muted map-facts">
        <span>Step {step}</span>
        <span>{count === 1 ? '1 image' : `${count.toLocaleString('en')} images`}</span>
        <span>
          {explained
            ? `PCA: ${percent(explained[0])} + ${percent(explained[1])} of the variance`
            : 'UMAP: neighbours stay neighbours; distances between groups say little'}
        </span>
        {Number.isFinite(share) && (
          <span>
            nearest image of the same {kind}: <b>{percent(share)}</b>
          </span>
        )}
      </p>
      {lost > 0 && (
        <p className="problem">
          {lost} of {count} images have no place: their embeddings are not finite.
        </p>
      )}
      {isOnePlace && (
        <p className="problem">
          All embeddings are equal: the network tells no two of these images apart.
        </p>
      )}
    </>
  )
}
