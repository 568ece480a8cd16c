import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { bytesText } from '../../domain/memory'
import { datasetsStore } from '../../state/datasets'
import { library, storageRoom, type StorageRoom } from '../../state/library'
import { Button } from '../../ui/Button'
import { KeptSetRow } from './KeptSetRow'

/** The sets this browser keeps, what can be done with them, and the room they take. */
export function KeptSets(props: { readonly onUsed: () => void; readonly onEdit: () => void }) {
  const { onUsed, onEdit } = props
  const { state, sets, unreadable, problem } = useStore(datasetsStore)
  const [failed, setFailed] = useState<string | null>(null)
  if (state === 'loading') return <p className="data-part muted">Reading what is kept…</p>
  return (
    <section className="data-part" aria-labelledby="data-kept">
      <h3 id="data-kept">Sets you keep</h3>
      {[problem, failed].map((text) =>
        text === null ? null : (
          <p key={text} className="control-problem" role="alert">
            {text}
          </p>
        ),
      )}
      {sets.length === 0 ? (
        <p className="muted">None yet. A set that you use is kept in this browser, by its name.</p>
      ) : (
        <ul className="kept">
          {sets.map((kept) => (
            <KeptSetRow key={kept.set.id} {...{ kept, onUsed, onEdit }} onProblem={setFailed} />
          ))}
        </ul>
      )}
      {unreadable.map(({ key, name, why }) => (
        <p key={key} className="kept-unreadable">
          <b>{name}</b> <span className="control-problem">cannot be read. {why}</span>
          <Button
            className="small"
            aria-label={`Remove ${name}`}
            onClick={() => void library.remove(key).then(setFailed)}
          >
            Remove
          </Button>
        </p>
      ))}
      {problem === null && <StorageLine changed={sets} />}
    </section>
  )
}

/** “12 MB of 2 GB”. */
function StorageLine({ changed }: { readonly changed: unknown }) {
  const [room, setRoom] = useState<StorageRoom | null>(null)
  useEffect(() => {
    let current = true
    storageRoom().then(
      (found) => current && setRoom(found),
      () => current && setRoom(null),
    )
    return () => {
      current = false
    }
  }, [changed])
  if (room === null) return null
  return (
    <p className="muted">
      Storage: {bytesText(room.usage)} of {bytesText(room.quota)}.
      {!room.persisted && ' The browser may clear it when the disk is nearly full.'}
    </p>
  )
}
