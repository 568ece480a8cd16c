import { useEffect, useEffectEvent, useRef, type CSSProperties } from 'react'

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
  const { position, steps, onChange } = props
  const input = useRef<HTMLInputElement>(null)
  const commit = useEffectEvent((at: number) => props.onCommit(at))
  // React's onChange is the browser's input event; its change event, which comes on release, has no name there.
  useEffect(() => {
    const slider = input.current
    const released = () => slider && commit(slider.valueAsNumber)
    slider?.addEventListener('change', released)
    return () => slider?.removeEventListener('change', released)
  }, [])
  return (
    <input
      ref={input}
      type="range"
      className="slider"
      min={0}
      max={steps}
      step={1}
      value={position}
      style={{ '--at': steps > 0 ? position / steps : 0 } as CSSProperties}
      aria-label={props.label}
      aria-valuetext={props.text}
      aria-describedby={props.describedBy}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  )
}
