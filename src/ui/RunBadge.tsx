/** A run's letter on its colour. */
export function RunBadge({ run }: { readonly run: 'A' | 'B' }) {
  return <b className={`badge badge-${run.toLowerCase()}`}>{run}</b>
}
