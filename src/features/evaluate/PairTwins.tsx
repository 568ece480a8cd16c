import type { SmallImages } from '../../domain/reports'
import { TwinImage } from './TwinImage'

/** The two images of a pair, and whose they are. */
export function PairTwins(props: {
  readonly index: number
  readonly pairs: { readonly a: Int32Array; readonly b: Int32Array; readonly same: Uint8Array }
  readonly images: SmallImages
}) {
  const { index, pairs, images } = props
  const twins = [pairs.a[index] ?? 0, pairs.b[index] ?? 0]
  const names = twins.map((image) => images.names[images.classes[image] ?? -1] ?? '?')
  return (
    <>
      <div className="twins">
        {twins.map((image, twin) => (
          <TwinImage
            key={twin}
            images={images}
            image={image}
            label={`Pair ${index + 1}, ${twin === 0 ? 'first' : 'second'} image`}
          />
        ))}
      </div>
      <p className="pair-names muted" title={twins.map((image) => images.paths[image]).join('\n')}>
        {pairs.same[index] === 1 ? names[0] : names.join(' · ')}
      </p>
    </>
  )
}
