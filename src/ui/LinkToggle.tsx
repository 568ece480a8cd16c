import { Link2, Link2Off } from 'lucide-react'

/** A toggle with two pictures, a closed link and an open one. */
export function LinkToggle(props: {
  readonly label: string
  readonly linked: boolean
  readonly onChange: (linked: boolean) => void
}) {
  const { label, linked, onChange } = props
  const Icon = linked ? Link2 : Link2Off
  return (
    <button
      type="button"
      className="link-toggle"
      aria-label={label}
      aria-pressed={linked}
      title={label}
      onClick={() => onChange(!linked)}
    >
      <Icon size={14} aria-hidden />
    </button>
  )
}
