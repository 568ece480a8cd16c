import { useStore } from 'zustand'
import { dismissRemoved, roomStore } from '../../../state/runRoom'
import { Button } from '../../../ui/Button'

/** Which kept runs went to make room. */
export function RoomNotice() {
  const removed = useStore(roomStore, (room) => room.removed)
  if (removed === null) return null
  return (
    <section className="notice" role="status" aria-label="Kept runs were removed">
      <div>{removed}</div>
      <Button onClick={dismissRemoved}>Dismiss</Button>
    </section>
  )
}
