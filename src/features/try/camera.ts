/** The camera: opening it, what to do where it can't be, and a photo of what it shows. */

/** What stands in the way of the camera, and what to do. */
export function cameraProblem(thrown: unknown): string {
  const name = thrown instanceof DOMException || thrown instanceof Error ? thrown.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'The browser does not let this page use the camera. Allow it at the camera sign in the address bar, then open this again; or choose a file.'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'No camera was found. Plug one in and open this again, or choose a file.'
    case 'NotReadableError':
    case 'AbortError':
      return 'The camera does not answer; another program may be using it. Close that and open this again, or choose a file.'
    default:
      return `The camera could not be opened (${thrown instanceof Error ? thrown.message : String(thrown)}). Choose a file instead.`
  }
}

export const NO_CAMERA_HERE =
  'Browsers give the camera only to pages opened over https or from localhost. Open this page that way, or choose a file.'

type Devices = Pick<MediaDevices, 'getUserMedia'> | undefined

/** A live picture. Rejects with a problem in words; `navigator.mediaDevices` is absent where it is not secure. */
export async function openCamera(devices: Devices = navigator.mediaDevices): Promise<MediaStream> {
  if (devices === undefined) throw new Error(NO_CAMERA_HERE)
  try {
    return await devices.getUserMedia({ video: { width: { ideal: 1280 } }, audio: false })
  } catch (thrown) {
    throw new Error(cameraProblem(thrown), { cause: thrown })
  }
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** What the camera shows now, as a PNG. */
export function photoOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null
        ? reject(new Error('The camera gave no picture. Try again, or choose a file.'))
        : resolve(blob),
    ),
  )
}
