import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button'
import { Modal } from '../../ui/Modal'
import { KEYS, listenForKeys } from './keys'

/** The page's keys: listens for them, and lists them. */
export function KeysDialog() {
  const [open, setOpen] = useState(false)
  useEffect(() => listenForKeys(() => setOpen(true)), [])
  return (
    <>
      <Button className="icon" aria-label="Keys" title="Keys (?)" onClick={() => setOpen(true)}>
        ?
      </Button>
      <Modal title="Keys" open={open} onOpenChange={setOpen}>
        <dl className="keys">
          {KEYS.map(({ key, does }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  )
}
