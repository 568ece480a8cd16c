import type { ComponentProps } from 'react'

/** A button of the page; `primary` for the one thing to do next, `quiet` without a frame. */
export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ComponentProps<'button'> & { readonly look?: 'plain' | 'primary' | 'quiet' }) {
  return <button type="button" className={`button ${look} ${className}`} {...rest} />
}
