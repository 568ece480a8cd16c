import { useState } from 'react'
import type { Crop, IntakeOptions, Sample } from '../../domain/intake'
import { Slider } from '../../ui/Slider'
import { CropSample } from './CropSample'

/** As cameras say it: 100 % is the whole photo, larger is closer. A crop's zoom is the share that is left. */
const CLOSEST = 500
const SLIDERS = [
  {
    key: 'zoom',
    label: 'Zoom',
    from: 100,
    to: CLOSEST,
    text: (at: number) => (at === 100 ? '100 %, the whole photo' : `${at} %`),
    shown: (zoom: number) => 100 / zoom,
    stored: (at: number) => 100 / at,
  },
  {
    key: 'x',
    label: 'Across',
    from: 0,
    to: 100,
    text: (at: number) => `${at} % from the left`,
    shown: (x: number) => 100 * x,
    stored: (at: number) => at / 100,
  },
  {
    key: 'y',
    label: 'Down',
    from: 0,
    to: 100,
    text: (at: number) => `${at} % from the top`,
    shown: (y: number) => 100 * y,
    stored: (at: number) => at / 100,
  },
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
        {SLIDERS.map(({ key, label, from, to, text, shown, stored }) => {
          const at = Math.round(shown(crop[key]))
          const moved = (position: number) => ({ ...crop, [key]: stored(position + from) })
          return (
            <div key={key} className="crop-slider">
              <span aria-hidden>{label}</span>
              <Slider
                label={label}
                position={at - from}
                steps={to - from}
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
