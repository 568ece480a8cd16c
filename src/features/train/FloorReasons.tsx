import { Info } from 'lucide-react'
import type { Floor } from '../../domain/floor'
import { PopoverButton } from '../../ui/PopoverButton'

/** Why each dashed line across a chart is where it is. */
export function FloorReasons({ floors }: { readonly floors: readonly Floor[] }) {
  if (floors.length === 0) return null
  return (
    <PopoverButton
      className="floor-reasons"
      label={`Why there is a line at ${floors.map((floor) => floor.label).join(' and ')}`}
      button={<Info size={14} aria-hidden />}
    >
      <dl>
        {floors.map((floor) => (
          <div key={floor.label}>
            <dt>{floor.label}</dt>
            <dd>{floor.reason}</dd>
          </div>
        ))}
      </dl>
    </PopoverButton>
  )
}
