import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Crop, Sample } from '../../../domain/intake'
import type { OwnCuts } from '../../../domain/people/pixels'
import type { PhotoDraft } from '../../../domain/photoDraft'
import {
  cutPhotos,
  intakeStore,
  originalPhoto,
  readAgain,
  setIntakeOptions,
} from '../../../state/intake'
import { Button } from '../../../ui/Button'
import { CropEditor } from '../CropEditor'

/** A square drawn by hand on one photo, and for which photos it is. */
export function PhotoCrop(props: {
  readonly draft: PhotoDraft
  readonly cuts: OwnCuts
  readonly image: number
  readonly scopes: readonly { readonly label: string; readonly images: readonly number[] }[]
  readonly onClose: () => void
}) {
  const { draft, cuts, image, scopes, onClose } = props
  const path = draft.paths[image] ?? ''
  const options = useStore(intakeStore, ({ result }) => result?.options)
  const [crop, setCrop] = useState<Crop>(cuts.get(image)?.crop ?? draft.crop)
  const [sample, setSample] = useState<Sample | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [cutting, setCutting] = useState(false)
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let current = true
    originalPhoto(path).then(
      (found) => current && setSample(found),
      (thrown: unknown) =>
        current && setProblem(thrown instanceof Error ? thrown.message : String(thrown)),
    )
    return () => {
      current = false
    }
  }, [path])
  const shown = sample !== null
  // Below the photos it may be out of sight, buttons and all.
  useEffect(() => {
    if (shown) group.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  if (options === undefined) return null

  async function cut(images: readonly number[]): Promise<void> {
    setCutting(true)
    const failed = await cutPhotos(images, crop)
    setCutting(false)
    setProblem(failed)
    if (failed === null) onClose()
  }

  return (
    <div ref={group} className="photo-crop" role="group" aria-label={`Crop ${path}`}>
      {problem !== null && (
        <p className="control-problem" role="alert">
          {problem}
        </p>
      )}
      {sample === null ? (
        problem === null && <p className="muted">Opening {path}…</p>
      ) : (
        <>
          <CropEditor large options={{ ...options, crop }} samples={[sample]} onCrop={setCrop} />
          <div className="person-actions">
            <span className="muted">{cutting ? 'Cutting…' : 'Use this square for'}</span>
            {scopes.map(({ label, images }) => (
              <Button
                key={label}
                className="small"
                disabled={cutting}
                onClick={() => void cut(images)}
              >
                {label}
              </Button>
            ))}
            <Button
              className="small"
              disabled={cutting}
              title="All photos are read again; those with a square of their own keep it"
              onClick={() => {
                setIntakeOptions({ crop })
                readAgain('crop of all')
                onClose()
              }}
            >
              All photos
            </Button>
            <Button className="small" onClick={onClose}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
