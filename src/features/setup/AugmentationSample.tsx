import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { RunId } from '../../domain/config'
import type { FirstPairs } from '../../domain/reports'
import {
  augmentationSampleStore,
  SAMPLE,
  watchAugmentationSample,
} from '../../state/augmentationSample'
import { PixelImage } from '../../ui/PixelImage'

/** The first training images of a run, before and after they are augmented. */
export function AugmentationSample({ run }: { readonly run: RunId }) {
  const view = useStore(augmentationSampleStore)
  useEffect(() => watchAugmentationSample(run), [run])
  return (
    <figure className="augmentation-sample">
      <div className="augmentation-images">
        {view.state === 'shown' && view.pairs.plain !== null && (
          <>
            <Images pairs={view.pairs} pixels={view.pairs.plain} when="before" />
            <Images pairs={view.pairs} pixels={view.pairs.images.pixels} when="after" />
          </>
        )}
      </div>
      <figcaption className="muted">
        {view.state === 'failed'
          ? `${view.error.title}: ${view.error.fix}`
          : `The first images of step 1 of run ${run}, before and after. Another draw each step.`}
      </figcaption>
    </figure>
  )
}

function Images(props: {
  readonly pairs: FirstPairs
  readonly pixels: Uint8Array
  readonly when: 'before' | 'after'
}) {
  const { pairs, pixels, when } = props
  const { side, channels } = pairs.images
  const length = side * side * channels
  return Array.from(pairs.a.subarray(0, SAMPLE), (image) => (
    <PixelImage
      key={`${when} ${image}`}
      pixels={pixels.subarray(image * length, (image + 1) * length)}
      side={side}
      channels={channels}
      label={`Training image ${image + 1}, ${when}`}
    />
  ))
}
