import type { IntakeReport } from '../../domain/intake'
import { bytesText } from '../../domain/memory'
import { isForgery, peopleIn } from '../../domain/forgeries'
import type { PhotoSet } from '../../domain/photoSet'
import { SET_WORDS, type SetWords } from '../../domain/setKind'
import { counted } from '../../domain/splitCounts'
import { statusCounts } from './reportRows'

/** What was read, in numbers. */
export function Summary(props: {
  readonly set: PhotoSet | null
  readonly words: SetWords
  /** Photos that were read, whoever is on them. */
  readonly photos: number
  readonly report: IntakeReport
  readonly unopened: readonly string[]
}) {
  const { set, words, report, photos } = props
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
              <b>
                {counted(photos, words.picture)} could be read, but of no {words.one} yet.
              </b>{' '}
              Say below who is who.
            </>
          )}
        </p>
      ) : (
        <Figures set={set} />
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

/** A set in numbers. */
export function Figures({ set }: { readonly set: PhotoSet }) {
  return (
    <dl className="data-figures">
      {figures(set).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

function figures(set: PhotoSet): readonly (readonly [string, number])[] {
  const photos = new Map<number, number>()
  for (const person of set.identityOf) photos.set(person, (photos.get(person) ?? 0) + 1)
  const alone = [...photos.values()].filter((count) => count === 1).length
  const forged = set.identityOf.reduce((sum, each) => sum + Number(isForgery(set, each)), 0)
  const list = set.list
  const words = SET_WORDS[set.kind]
  const people = peopleIn(set)
  return [
    [people === 1 ? words.one : words.many, people],
    [set.paths.length === 1 ? words.picture : `${words.picture}s`, set.paths.length],
    ...(forged > 0 ? [['of them forged', forged] as const] : []),
    ...(alone > 0 ? [[`with one ${words.picture}`, alone] as const] : []),
    ...(list ? [['listed pairs', list.a.length] as const] : []),
    ...(list && list.folds.length > 0 ? [['folds', list.folds.length] as const] : []),
  ]
}
