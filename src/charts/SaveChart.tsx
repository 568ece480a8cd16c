import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/Button'
import { PopoverButton } from '../ui/PopoverButton'
import { saveFile } from '../ui/saveFile'
import { csvOf, fileName, pngOf, svgOf, type Numbers } from './chartFile'

/** A chart as a file: its picture as it is drawn, or the numbers it is drawn of. */
export function SaveChart(props: {
  readonly title: string
  readonly numbers: () => Numbers
  readonly area: () => HTMLElement
}) {
  const { title, numbers, area } = props
  const [problem, setProblem] = useState('')
  const files: Readonly<Record<string, () => string | Promise<Blob>>> = {
    SVG: () => svgOf(area()),
    PNG: () => pngOf(area()),
    CSV: () => csvOf(numbers()),
  }
  const types: Readonly<Record<string, string>> = { SVG: 'image/svg+xml', CSV: 'text/csv' }

  async function save(kind: string) {
    try {
      const content = await files[kind]?.()
      if (content) saveFile(`${fileName(title)}.${kind.toLowerCase()}`, content, types[kind])
      setProblem('')
    } catch (thrown) {
      const cause = thrown instanceof Error ? thrown.message : String(thrown)
      setProblem(`It could not be saved: ${cause} SVG and CSV need no canvas.`)
    }
  }

  return (
    // A press here is none on the plot, where it would move what can be dragged.
    <span className="plot-save" onPointerDown={(event) => event.stopPropagation()}>
      <PopoverButton label={`Save chart: ${title}`} button={<Download size={13} aria-hidden />}>
        <div className="tab-actions">
          {Object.keys(files).map((kind) => (
            <Button key={kind} className="small" onClick={() => void save(kind)}>
              {kind}
            </Button>
          ))}
        </div>
        <span role="status">{problem}</span>
      </PopoverButton>
    </span>
  )
}
