import { Fragment } from 'react'
import type { RunId } from '../../domain/config'
import type { PostedEpoch } from '../../domain/posts'
import type { EpochRow } from '../../state/epochs'

interface PostTableProps {
  readonly run: RunId
  readonly posted: readonly PostedEpoch[]
  readonly rows: readonly EpochRow[]
  /** Pairs in one of our epochs, as text. */
  readonly pairs: string
}

/** The three measures that the post prints, and where ours stand. */
const MEASURES = [
  { name: 'loss', post: 'loss', ours: 'loss' },
  { name: 'accuracy', post: 'accuracy', ours: 'accuracy' },
  { name: 'val_accuracy', post: 'valAccuracy', ours: 'valAccuracy' },
] as const

/** The log that a post prints beside ours, epoch by epoch, in the post's digits. */
export function PostTable({ run, posted, rows, pairs }: PostTableProps) {
  const epochs = Math.max(posted.length, rows.length)
  return (
    <table className="table post-table">
      <caption>
        The post’s log beside run {run}. The post’s epoch is every pair it had prepared, ours{' '}
        {pairs} balanced pairs; its accuracy was measured after the epoch, ours during it. Epoch 4
        is garbled in the copy of the post.
      </caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            epoch
          </th>
          {MEASURES.map(({ name }) => (
            <th scope="colgroup" colSpan={2} key={name}>
              {name}
            </th>
          ))}
          <th scope="col" rowSpan={2}>
            val_auc
            <br />
            ours
          </th>
        </tr>
        <tr>
          {MEASURES.map(({ name }) => (
            <Fragment key={name}>
              <th scope="col">post</th>
              <th scope="col">ours</th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: epochs }, (_, epoch) => {
          const row = rows[epoch]
          return (
            <tr key={epoch} className={row?.complete === false ? 'under-way' : undefined}>
              <th scope="row">{epoch}</th>
              {MEASURES.map(({ name, post, ours }) => (
                <Fragment key={name}>
                  <td className="posted">{posted[epoch]?.[post] ?? '–'}</td>
                  <td>{printed(row?.[ours])}</td>
                </Fragment>
              ))}
              <td>{printed(row?.valAuc)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** As tf.print prints a float: nine significant digits, without zeros at the end. */
function printed(value: number | undefined): string {
  if (value === undefined) return '–'
  return Number.isFinite(value) ? String(Number(value.toPrecision(9))) : String(value)
}
