import { useEffect } from 'react'
import { useStore } from 'zustand'
import { augments } from '../../domain/augmentation'
import { configOf, runsOf, type RunId, type Setup } from '../../domain/config'
import type { FirstPairs } from '../../domain/reports'
import {
  augmentationSampleStore,
  SAMPLE,
  watchAugmentationSample,
} from '../../state/augmentationSample'
import { PixelImage } from '../../ui/PixelImage'

/** What augmentation makes of the first training images; A's, or B's where only B has any. */
export function AugmentationNote({ setup }: { readonly setup: Setup }) {
  const run = runsOf(setup).find((each) => augments(configOf(setup, each)))
  return run === undefined ? null : <Sample run={run} />
}

function Sample({ run }: { readonly run: RunId }) {
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
