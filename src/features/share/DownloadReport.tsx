import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { configOf, runsOf } from '../../domain/config'
import { isFromLibrary } from '../../domain/dataSource'
import { loadPart, PartError } from '../../loading/part'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { saveFile } from '../../ui/saveFile'

/** A report of the runs on show as one file; a person’s own photos only where they say so. */
export function DownloadReport() {
  const hasPhotos = useStore(setupStore, ({ setup }) =>
    runsOf(setup).some((run) => isFromLibrary(configOf(setup, run))),
  )
  const begun = useStore(runsStore, (runs) =>
    runsOf(setupStore.getState().setup).some((run) => runs[run].log.length > 0),
  )
  const [withPhotos, setWithPhotos] = useState(false)
  const [note, setNote] = useState('')

  async function download() {
    try {
      const { reportNow } = await loadPart(
        'What writes the report',
        () => import('./report/reportNow'),
      )
      saveFile('siamese-playground-report.html', reportNow(withPhotos), 'text/html')
      setNote('')
    } catch (thrown) {
      if (thrown instanceof PartError) return setNote(thrown.message)
      const cause = thrown instanceof Error ? thrown.message : String(thrown)
      setNote(`The report could not be made: ${cause} Try again.`)
    }
  }

  return (
    <div className="report">
      <p className="muted">
        A report of the runs on show: settings, findings, scores, curves and pairs, in one file.
      </p>
      {hasPhotos && (
        <label className="check">
          <input
            type="checkbox"
            checked={withPhotos}
            onChange={(event) => setWithPhotos(event.target.checked)}
          />
          With photos and names of those on them
        </label>
      )}
      <div className="tab-actions">
        <Button disabled={!begun} onClick={() => void download()}>
          <FileText size={13} aria-hidden /> Download report
        </Button>
        <span role="status">{begun ? note : 'Train first: there is nothing to report yet.'}</span>
      </div>
    </div>
  )
}
