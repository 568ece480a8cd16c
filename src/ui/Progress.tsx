import { useEffect, useId, useRef, useState } from 'react'
import { Bar } from './Bar'

/** Screen readers hear of it no more often than this, in milliseconds. */
const CALM = 5_000

/** A bar with what is being done and how far; `value` is 0 to 1, or null where that is unknown. */
export function Progress(props: {
  readonly label: string
  readonly value: number | null
  readonly text: string
}) {
  const { label, value, text } = props
  const id = useId()
  return (
    <div className="progress">
      <label htmlFor={id}>{label}</label>
      <span>{text}</span>
      <Bar id={id} max={1} {...(value !== null && { value })} aria-valuetext={text} />
      <Spoken text={`${label}: ${text}`} />
    </div>
  )
}

function Spoken({ text }: { readonly text: string }) {
  const [said, setSaid] = useState(text)
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  }, [text])
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), CALM)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="hidden" role="status">
      {said}
    </span>
  )
}
