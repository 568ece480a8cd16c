import type { ComponentProps } from 'react'
import './pill.css'

/** One of several short words to choose from, side by side; `aria-pressed` says which is chosen. */
export function Pill({ className = '', ...rest }: ComponentProps<'button'>) {
  return <button type="button" className={`pill ${className}`} {...rest} />
}
