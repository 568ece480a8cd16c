import { bytesText } from '../../domain/memory'
import type { PhotoSet } from '../../domain/photoSet'
import { counted } from '../../domain/splitCounts'
import type { IntakeResult } from '../../state/intake'
import { statusCounts } from './reportRows'

/** What was read, in numbers. */
export function Summary(props: {
  readonly result: IntakeResult
  readonly unopened: readonly string[]
}) {
  const { set, report } = props.result
  const { skipped, note, ignored } = statusCounts(report.rows)
  const took = `${(report.ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`
  return (
    <section className="data-part" aria-label="What was read">
      {set === null ? (
        <p className="data-none" role="alert">
          <b>No photo could be read.</b> The table says why, file by file.
        </p>
      ) : (
        <dl className="data-figures">
          {figures(set).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value.toLocaleString('en')}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="muted" role="status">
        {counted(report.files, 'file')} looked at in {took}, with at most{' '}
        {bytesText(report.peakBytes)} held at a time. {skipped.toLocaleString('en')} skipped,{' '}
        {counted(note, 'note')}, {ignored.toLocaleString('en')} ignored.
      </p>
      {props.unopened.length > 0 && (
        <p className="control-problem" role="alert">
          The browser could not open{' '}
          {counted(props.unopened.length, 'file or folder', 'files or folders')}:{' '}
          {props.unopened.slice(0, 3).join(', ')}
          {props.unopened.length > 3 && ', …'}. Copy them to a folder of your own, and bring that.
        </p>
      )}
    </section>
  )
}

function figures(set: PhotoSet): readonly (readonly [string, number])[] {
  const photos = new Map<number, number>()
  for (const person of set.identityOf) photos.set(person, (photos.get(person) ?? 0) + 1)
  const alone = [...photos.values()].filter((count) => count === 1).length
  const list = set.list
  return [
    ['people', set.identities.length],
    ['photos', set.paths.length],
    ...(alone > 0 ? [['with one photo', alone] as const] : []),
    ...(list ? [['listed pairs', list.a.length] as const] : []),
    ...(list && list.folds.length > 0 ? [['folds', list.folds.length] as const] : []),
  ]
}
