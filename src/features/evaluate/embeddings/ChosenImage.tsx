import { heldOutImage } from '../../../domain/heldOutImage'
import type { HeldOutImages } from '../../../domain/reports'
import type { Layout } from '../../../state/projection'
import { PixelImage } from '../../../ui/PixelImage'
import { distanceBetween, identityOf, imageName, nameOf, neighboursOf } from './figures'

interface ChosenImageProps {
  readonly layout: Layout
  readonly heldOut: HeldOutImages
  /** A row of the layout. */
  readonly row: number
  /** What an identity is: “person”, “digit”. */
  readonly kind: string
  readonly onChoose: (row: number) => void
}

/** An image large, and the images whose embeddings are nearest to its own. */
export function ChosenImage({ layout, heldOut, row, kind, onChoose }: ChosenImageProps) {
  const { embeddings } = layout
  const image = embeddings.images[row] ?? -1
  const identity = identityOf(heldOut, embeddings, row)
  const nearest = neighboursOf(layout, row)
  return (
    <section className="chosen-image" aria-label="Chosen image">
      <header>
        <PixelImage {...heldOutImage(heldOut, image)} label={`Of ${nameOf(heldOut, identity)}`} />
        <p>
          <b>{nameOf(heldOut, identity)}</b>
          <small>{imageName(heldOut, image)}</small>
        </p>
      </header>
      <h3>{nearest.length === 0 ? 'No other image has a place' : nearestTitle(layout)}</h3>
      <ol>
        {nearest.map((other) => {
          const isSame = identityOf(heldOut, embeddings, other) === identity
          const name = nameOf(heldOut, identityOf(heldOut, embeddings, other))
          return (
            <li key={other}>
              <button type="button" onClick={() => onChoose(other)}>
                <PixelImage
                  {...heldOutImage(heldOut, embeddings.images[other] ?? -1)}
                  label={`Of ${name}`}
                />
                <span>
                  <b>{name}</b>
                  <small>{imageName(heldOut, embeddings.images[other] ?? -1)}</small>
                </span>
                <span>
                  {distanceBetween(embeddings, row, other).toPrecision(3)}
                  <small className={isSame ? 'right' : 'wrong'}>
                    {isSame ? `same ${kind}` : `another ${kind}`}
                  </small>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const nearestTitle = ({ isUnit }: Layout) =>
  isUnit
    ? 'Nearest images, by the distance of unit vectors'
    : 'Nearest images, by Euclidean distance'
