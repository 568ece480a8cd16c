import { Download } from 'lucide-react'
import { runsOf } from '../../domain/config'
import { logCsv } from '../../state/exportLog'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { saveFile } from '../../ui/saveFile'

/** The whole log of every run on show, as a file. */
export function DownloadLog() {
  return (
    <Button className="small" title="Download log" onClick={download}>
      <Download size={13} aria-hidden /> <span className="download-text">Download log</span>
    </Button>
  )
}

function download() {
  const runs = runsStore.getState()
  const onShow = runsOf(setupStore.getState().setup)
  const csv = logCsv(onShow.map((run) => ({ run, log: runs[run].log })))
  saveFile('siamese-playground-log.csv', csv, 'text/csv')
}
