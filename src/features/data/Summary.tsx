import type { IntakeReport } from '../../domain/intake'
import { bytesText } from '../../domain/memory'
import { isForgery, peopleIn } from '../../domain/forgeries'
import type { PhotoSet } from '../../domain/photoSet'
import { SET_WORDS } from '../../domain/setKind'
import { counted } from '../../domain/splitCounts'
import { statusCounts } from './reportRows'

/** What was read, in numbers. */
export function Summary(props: {
  readonly set: PhotoSet | null
  /** Photos that were read, whoever is on them. */
  readonly photos: number
  readonly report: IntakeReport
  readonly unopened: readonly string[]
}) {
  const { set, report, photos } = props
  const { skipped, note, ignored } = statusCounts(report.rows)
  const took = `${(report.ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`
  return (
    <section className="data-part" aria-label="What was read">
      {set === null ? (
        <p className="data-none" role="alert">
          {photos === 0 ? (
            <>
              <b>No photo could be read.</b> The table says why, file by file.
            </>
          ) : (
            <>
              <b>{counted(photos, 'photo')} could be read, but nobody is on them yet.</b> Say below
              who is who.
            </>
          )}
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
  const forged = set.identityOf.reduce((sum, each) => sum + Number(isForgery(set, each)), 0)
  const list = set.list
  const words = SET_WORDS[set.kind]
  return [
    [words.many, peopleIn(set)],
    [`${words.picture}s`, set.paths.length],
    ...(forged > 0 ? [['of them forged', forged] as const] : []),
    ...(alone > 0 ? [[`with one ${words.picture}`, alone] as const] : []),
    ...(list ? [['listed pairs', list.a.length] as const] : []),
    ...(list && list.folds.length > 0 ? [['folds', list.folds.length] as const] : []),
  ]
}
