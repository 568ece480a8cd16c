/** A switch that is on or off; its label stands beside it and names `id`. */
export function Switch(props: {
  readonly id: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <button
      type="button"
      role="switch"
      id={props.id}
      className="switch"
      aria-label={props.label}
      aria-checked={props.checked}
      onClick={() => props.onChange(!props.checked)}
    >
      <span className="switch-thumb" />
    </button>
  )
}
