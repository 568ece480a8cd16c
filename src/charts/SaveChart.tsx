import { Download } from 'lucide-react'
import { useState } from 'react'
import { loadPart, PartError } from '../loading/part'
import { Button } from '../ui/Button'
import { PopoverButton } from '../ui/PopoverButton'
import { saveFile } from '../ui/saveFile'
import type { Numbers } from './chartFile'

const KINDS = ['SVG', 'PNG', 'CSV'] as const
type Kind = (typeof KINDS)[number]
const TYPES: Readonly<Partial<Record<Kind, string>>> = { SVG: 'image/svg+xml', CSV: 'text/csv' }

/** A chart as a file: its picture as it is drawn, or the numbers it is drawn of. */
export function SaveChart(props: {
  readonly title: string
  readonly numbers: () => Numbers
  readonly area: () => HTMLElement
}) {
  const { title, numbers, area } = props
  const [problem, setProblem] = useState('')

  async function save(kind: Kind) {
    try {
      const { csvOf, fileName, pngOf, svgOf } = await loadPart(
        'What saves charts',
        () => import('./chartFile'),
      )
      const content: Readonly<Record<Kind, () => string | Promise<Blob>>> = {
        SVG: () => svgOf(area()),
        PNG: () => pngOf(area()),
        CSV: () => csvOf(numbers()),
      }
      saveFile(`${fileName(title)}.${kind.toLowerCase()}`, await content[kind](), TYPES[kind])
      setProblem('')
    } catch (thrown) {
      if (thrown instanceof PartError) return setProblem(thrown.message)
      const cause = thrown instanceof Error ? thrown.message : String(thrown)
      setProblem(`It could not be saved: ${cause} SVG and CSV need no canvas.`)
    }
  }

  return (
    // A press here is none on the plot, where it would move what can be dragged.
    <span className="plot-save" onPointerDown={(event) => event.stopPropagation()}>
      <PopoverButton label={`Save chart: ${title}`} button={<Download size={13} aria-hidden />}>
        <div className="tab-actions">
          {KINDS.map((kind) => (
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
