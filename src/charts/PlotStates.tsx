/** What stands in a plot's place while there is no picture; as high as the picture. */

/** The look of axes, and a hint of what to do. */
export function Empty({ hint }: { readonly hint: string }) {
  return (
    <div className="plot-empty">
      <i />
      <i />
      <i />
      <i />
      <span>{hint}</span>
    </div>
  )
}

/** Why there is no picture, and a button that tries again. */
export function Failed({ cause, retry }: { readonly cause: string; readonly retry: () => void }) {
  return (
    <div className="plot-failed" role="alert">
      <strong>The chart could not be drawn</strong>
      <span>{cause}</span>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </div>
  )
}
