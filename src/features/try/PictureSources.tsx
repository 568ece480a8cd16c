import { Camera, FolderOpen, Images, Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import type { PictureSource } from '../../state/tryoutPictures'
import { Button } from '../../ui/Button'
import { CameraDialog } from './CameraDialog'
import { DigitPadDialog } from './DigitPad'
import { HeldOutPicker } from './HeldOutPicker'
import { photosOf } from './photosIn'
import type { Place } from './place'

/** Where pictures come from: files, the camera, the held-out images, and for MNIST a pad. */
export function PictureSources(props: {
  /** What they are for: “first photo”. */
  readonly what: string
  readonly place: Place
  readonly several?: boolean
  /** Whether held-out images may be picked. */
  readonly heldOut?: boolean
  readonly onSources: (sources: readonly PictureSource[]) => void
}) {
  const { what, place, several = false, onSources } = props
  const heldOut = (props.heldOut ?? true) && place.hasHeldOut
  const { wanted, view } = place
  const files = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState<'camera' | 'pad' | 'held_out' | null>(null)
  const showing = (which: typeof open) => ({
    open: open === which,
    onOpenChange: (opens: boolean) => setOpen(opens ? which : null),
  })
  const canPick = heldOut && view.heldOut !== null && wanted !== null
  return (
    <div className="try-sources">
      <input
        ref={files}
        type="file"
        accept="image/*"
        multiple={several}
        hidden
        data-for={what}
        onChange={(event) => {
          onSources(photosOf(event.target.files))
          // So that the same file can be chosen again.
          event.target.value = ''
        }}
      />
      <Button
        className="small"
        aria-label={`${several ? 'Files' : 'File'} for the ${what}`}
        onClick={() => files.current?.click()}
      >
        <FolderOpen size={13} aria-hidden /> {several ? 'Files' : 'File'}
      </Button>
      <Button
        className="small"
        aria-label={`Camera for the ${what}`}
        onClick={() => setOpen('camera')}
      >
        <Camera size={13} aria-hidden /> Camera
      </Button>
      {wanted?.digits && (
        <Button className="small" aria-label={`Draw the ${what}`} onClick={() => setOpen('pad')}>
          <Pencil size={13} aria-hidden /> Draw
        </Button>
      )}
      {heldOut && (
        <Button
          className="small"
          aria-label={`Held-out image for the ${what}`}
          disabled={!canPick}
          title={canPick ? undefined : 'They are here once the run has started'}
          onClick={() => setOpen('held_out')}
        >
          <Images size={13} aria-hidden /> Held-out
        </Button>
      )}
      <CameraDialog
        {...showing('camera')}
        onPhoto={(blob) => onSources([{ kind: 'photo', blob, name: 'Photo from the camera' }])}
      />
      <DigitPadDialog
        {...showing('pad')}
        onDigit={(pixels) => {
          onSources([{ kind: 'drawn', pixels }])
          setOpen(null)
        }}
        onPick={canPick ? () => setOpen('held_out') : null}
      />
      {view.heldOut !== null && wanted !== null && (
        <HeldOutPicker
          {...showing('held_out')}
          images={view.heldOut}
          of={wanted.heldOut}
          onPick={(source) => onSources([source])}
        />
      )}
    </div>
  )
}
