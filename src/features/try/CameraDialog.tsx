import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { closeCamera, openCamera, photoOf } from './camera'

/** A live picture in a dialog. The camera goes off whenever the dialog closes. */
export function CameraDialog(props: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onPhoto: (photo: Blob) => void
}) {
  return (
    <Modal title="Take a photo" open={props.open} onOpenChange={props.onOpenChange}>
      <Live
        onPhoto={(photo) => {
          props.onPhoto(photo)
          props.onOpenChange(false)
        }}
      />
    </Modal>
  )
}

function Live({ onPhoto }: { readonly onPhoto: (photo: Blob) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isLive, setLive] = useState(false)

  useEffect(() => {
    let closed = false
    let stream: MediaStream | null = null
    openCamera().then(
      (opened) => {
        if (closed) return closeCamera(opened)
        stream = opened
        if (video.current) video.current.srcObject = opened
      },
      (error: Error) => !closed && setProblem(error.message),
    )
    return () => {
      closed = true
      if (stream !== null) closeCamera(stream)
    }
  }, [])

  async function take() {
    try {
      if (video.current) onPhoto(await photoOf(video.current))
    } catch (error) {
      setProblem((error as Error).message)
    }
  }

  if (problem !== null)
    return (
      <p className="problem try-dialog-text" role="alert">
        {problem}
      </p>
    )
  return (
    <div className="try-camera">
      <video
        ref={video}
        autoPlay
        playsInline
        muted
        aria-label="What the camera shows"
        onLoadedData={() => setLive(true)}
      />
      <p className="muted">
        {isLive
          ? 'It is cut square as the run’s own images are, and stays on this machine.'
          : 'Opening the camera; the browser may ask you first.'}
      </p>
      <Button look="primary" disabled={!isLive} onClick={take}>
        Take the photo
      </Button>
    </div>
  )
}
