import type { ComponentProps } from 'react'
import './progress.css'

/** How far something is: a thin bar; without a value, that it goes on. */
export function Bar(props: Omit<ComponentProps<'progress'>, 'className'>) {
  return <progress className="bar" {...props} />
}
