import { Fragment } from 'react'

/** A name of code, which may go on in a second line after each underscore. */
export function Breakable({ name }: { readonly name: string }) {
  return name.split('_').map((part, index) => (
    <Fragment key={part}>
      {index > 0 && '_'}
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
