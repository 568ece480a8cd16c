import { Download } from 'lucide-react'
import { useStore } from 'zustand'
import { runsOf, type RunId } from '../../domain/config'
import { LOG_COLUMNS, logCsv, logRows } from '../../state/exportLog'
import { runsStore } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'

const SHOWN = 50

/** The newest rows of a run's log, and the whole of all runs as a file. */
export function LogTab({ run }: { readonly run: RunId }) {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  const log = runs[run].log
  const rows = logRows(run, log, Math.max(0, log.length - SHOWN)).reverse()
  return (
    <>
      <div className="tab-actions">
        <Button
          onClick={() =>
            save(logCsv(runsOf(setup).map((each) => ({ run: each, log: runs[each].log }))))
          }
        >
          <Download size={14} aria-hidden /> Download log
        </Button>
        <span>
          {log.length === 0
            ? 'One row a step, once there are steps.'
            : `The newest ${rows.length} of ${log.length.toLocaleString('en')} steps; the file has all, of every run on show.`}
        </span>
      </div>
      <table className="table numbers">
        <caption className="hidden">Log of run {run}, newest first</caption>
        <thead>
          <tr>
            {LOG_COLUMNS.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[1]}>
              {row.map((text, index) => (
                <td key={LOG_COLUMNS[index]}>{shorten(text)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Long fractions cut to be read; the file keeps every digit. */
function shorten(text: string): string {
  const value = Number(text)
  return text === '' || Number.isInteger(value) || Number.isNaN(value) ? text : value.toPrecision(5)
}

function save(csv: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
  link.download = 'siamese-playground-log.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}
