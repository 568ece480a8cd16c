import { useState } from 'react'
import type { Crop, IntakeOptions, Sample } from '../../domain/intake'
import { Slider } from '../../ui/Slider'
import { CropSample } from './CropSample'

const LEAST_ZOOM = 20
const SLIDERS = [
  { key: 'zoom', label: 'Zoom', from: LEAST_ZOOM, text: (at: number) => `${at} % of the side` },
  { key: 'x', label: 'Across', from: 0, text: (at: number) => `${at} % from the left` },
  { key: 'y', label: 'Down', from: 0, text: (at: number) => `${at} % from the top` },
] as const

/** A square that is cut out of photos, shown on some of them. */
export function CropEditor(props: {
  readonly options: IntakeOptions
  readonly samples: readonly Sample[]
  /** Told on release. */
  readonly onCrop: (crop: Crop) => void
  readonly large?: boolean
}) {
  const { options, samples, onCrop, large = false } = props
  // Told on release, so that a drag stays smooth.
  const [dragged, setDragged] = useState<Crop | null>(null)
  const crop = dragged ?? options.crop
  const commit = (next: Crop) => {
    setDragged(null)
    onCrop(next)
  }
  return (
    <div className={large ? 'crop-editor crop-large' : 'crop-editor'}>
      <div className="crop-sliders">
        {SLIDERS.map(({ key, label, from, text }) => {
          const at = Math.round(crop[key] * 100)
          const moved = (position: number) => ({ ...crop, [key]: (position + from) / 100 })
          return (
            <div key={key} className="crop-slider">
              <span aria-hidden>{label}</span>
              <Slider
                label={label}
                position={at - from}
                steps={100 - from}
                text={text(at)}
                onChange={(position) => setDragged(moved(position))}
                onCommit={(position) => commit(moved(position))}
              />
              <output>{at} %</output>
            </div>
          )
        })}
      </div>
      <ul className="crop-samples">
        {samples.map((sample) => (
          <li key={sample.path}>
            <CropSample
              sample={sample}
              options={{ ...options, crop }}
              onDrag={setDragged}
              onDrop={commit}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
