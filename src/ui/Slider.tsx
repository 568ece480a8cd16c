import { Slider as Radix } from 'radix-ui'

/** A slider over whole positions from 0 to `steps`; `onCommit` comes once, on release. */
export function Slider(props: {
  readonly label: string
  readonly position: number
  readonly steps: number
  /** The value at the position, in words. */
  readonly text: string
  readonly describedBy?: string
  readonly onChange: (position: number) => void
  readonly onCommit: (position: number) => void
}) {
  const { onChange, onCommit } = props
  return (
    <Radix.Root
      className="slider"
      max={props.steps}
      value={[props.position]}
      onValueChange={([position]) => position !== undefined && onChange(position)}
      onValueCommit={([position]) => position !== undefined && onCommit(position)}
    >
      <Radix.Track className="slider-track">
        <Radix.Range className="slider-range" />
      </Radix.Track>
      <Radix.Thumb
        className="slider-thumb"
        aria-label={props.label}
        aria-valuetext={props.text}
        aria-describedby={props.describedBy}
      />
    </Radix.Root>
  )
}
