import { ToggleGroup } from 'radix-ui'
import type { RunId } from '../../../domain/config'
import type { HeldOutImages } from '../../../domain/reports'
import {
  cancelUmap,
  chooseProjection,
  layOutAgain,
  type RunProjection,
} from '../../../state/projection'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { nameOf, type Group } from './figures'

interface MapControlsProps {
  readonly run: RunId
  readonly projection: RunProjection
  /** The step of the newest embeddings. */
  readonly newest: number
  readonly heldOut: HeldOutImages
  readonly groups: readonly Group[]
  readonly highlight: number | null
  readonly onHighlight: (identity: number | null) => void
}

const METHODS = [
  { id: 'pca', label: 'PCA' },
  { id: 'umap', label: 'UMAP' },
] as const

const EVERYONE = -1

/** Which map is on show, and whom it points out. */
export function MapControls(props: MapControlsProps) {
  const { run, projection, newest, heldOut, groups, highlight, onHighlight } = props
  const { method, umap, progress } = projection
  const byName = groups.toSorted((one, two) =>
    nameOf(heldOut, one.identity).localeCompare(nameOf(heldOut, two.identity), 'en', {
      numeric: true,
    }),
  )
  const isUnderWay = progress?.method === 'umap'
  return (
    <div className="map-controls">
      <ToggleGroup.Root
        type="single"
        className="map-methods"
        aria-label="How the embeddings are laid out"
        value={method}
        onValueChange={(picked) => {
          const found = METHODS.find(({ id }) => id === picked)
          if (found) chooseProjection(run, found.id)
        }}
      >
        {METHODS.map(({ id, label }) => (
          <ToggleGroup.Item key={id} value={id}>
            {label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <Select
        aria-label="Point out"
        value={highlight ?? EVERYONE}
        options={[
          { value: EVERYONE, label: 'All images' },
          ...byName.map(({ identity, rows }) => ({
            value: identity,
            label: `${nameOf(heldOut, identity)} (${rows.length})`,
          })),
        ]}
        onPick={(picked) => onHighlight(picked === EVERYONE ? null : picked)}
      />
      {isUnderWay && (
        <span className="map-progress">
          <progress value={progress.fraction} aria-label="UMAP" />
          {Math.round(100 * progress.fraction)} %
          <Button onClick={() => cancelUmap(run)}>Cancel</Button>
        </span>
      )}
      {method === 'umap' && !isUnderWay && umap && umap.step !== newest && (
        <Button onClick={() => layOutAgain(run)}>Lay out step {newest}</Button>
      )}
    </div>
  )
}
