import { useId, useState } from 'react'
import { useStore } from 'zustand'
import { linkOf } from '../../state/linkSync'
import { linkStore, setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { DownloadReport } from './DownloadReport'

/** The link, with what it can ask for, and the report. */
export function SharePanel() {
  const setup = useStore(setupStore, (state) => state.setup)
  const [autostart, setAutostart] = useState(false)
  const [prove, setProve] = useState(linkStore.getState().prove)
  const [note, setNote] = useState('')
  const id = useId()
  const link = linkOf(setup, autostart, prove)
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setNote('Copied.'),
      () => setNote('The browser keeps the clipboard closed: select the link and copy it.'),
    )
  return (
    <div className="share">
      <label htmlFor={id}>A link to exactly these settings</label>
      <input id={id} readOnly value={link} onFocus={(event) => event.target.select()} />
      <label className="check">
        <input
          type="checkbox"
          checked={autostart}
          onChange={(event) => setAutostart(event.target.checked)}
        />
        Start training when it is opened
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={!prove}
          onChange={(event) => setProve(!event.target.checked)}
        />
        Leave it to who opens it to try fixes
      </label>
      <div className="tab-actions">
        <Button look="primary" onClick={copy}>
          Copy link
        </Button>
        <span role="status">{note}</span>
      </div>
      <DownloadReport />
    </div>
  )
}
