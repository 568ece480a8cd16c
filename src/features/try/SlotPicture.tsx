import { useMemo } from 'react'
import { worded } from '../../domain/setKind'
import type { Picture, Thumbnail } from '../../state/tryoutPictures'
import { PixelImage } from '../../ui/PixelImage'
import { asNetworkSees, measures } from './asNetworkSees'
import { Original } from './Original'
import type { Place } from './place'

/** What lies in a slot: the picture as it came, and as the network gets it; or why it can't be used. */
export function SlotPicture({
  picture,
  place,
}: {
  readonly picture: Picture | null
  readonly place: Place
}) {
  if (picture === null)
    return (
      <div className="try-empty">
        <p className="muted">
          {worded('Drop or paste {a picture} here, or take one from', place.words)}
        </p>
      </div>
    )
  const { source, ready } = picture
  const { wanted } = place
  const settled = wanted !== null && ready?.wanted === wanted.key ? ready : null
  return (
    <div className="try-picture">
      {settled?.problem ? (
        <p className="problem" role="alert">
          {source.kind === 'photo' && <b>{source.name}: </b>}
          {settled.problem}
        </p>
      ) : settled === null ? (
        <p className="muted">Preparing…</p>
      ) : (
        <>
          <div className="try-views">
            {source.kind === 'photo' && (
              <Original key={picture.id} photo={source.blob} label={source.name} />
            )}
            <Seen picture={picture} place={place} />
          </div>
          <p className="muted">{caption(picture, place)}</p>
          {settled.problem === null && settled.note !== null && (
            <p className="muted">{settled.note}</p>
          )}
        </>
      )}
    </div>
  )
}

function Seen({ picture, place }: { readonly picture: Picture; readonly place: Place }) {
  const given = givenOf(picture, place)
  return given && <AsSeen {...given} seen={place.config.channels} name={nameOf(picture)} />
}

function AsSeen(props: Thumbnail & { readonly seen: 1 | 3; readonly name: string }) {
  const { side, channels, pixels, seen, name } = props
  const image = useMemo(
    () => asNetworkSees({ side, channels, pixels }, seen),
    [side, channels, pixels, seen],
  )
  return <PixelImage {...image} label={`${name}, as the network gets it`} />
}

function givenOf({ source, ready }: Picture, { wanted }: Place): Thumbnail | null {
  if (source.kind === 'held_out') return source.thumbnail
  if (wanted === null || ready?.image?.kind !== 'given') return null
  const { side, channels } = wanted.options
  return { side, channels, pixels: ready.image.pixels }
}

function caption(picture: Picture, { config, wanted }: Place): string {
  const side = wanted?.options.side ?? config.size
  const { source } = picture
  const name = source.kind === 'held_out' ? `${source.name}. ` : ''
  return `${name}The network gets ${measures(side, config)}.`
}

function nameOf({ source }: Picture): string {
  switch (source.kind) {
    case 'photo':
    case 'held_out':
    case 'kept':
      return source.name
    case 'drawn':
      return 'Drawn digit'
    default:
      return source satisfies never
  }
}
