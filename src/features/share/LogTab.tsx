import { useStore } from 'zustand'
import type { RunId } from '../../domain/config'
import { LOG_COLUMNS, logRows } from '../../state/exportLog'
import { runsStore } from '../../state/runView'

const SHOWN = 50

/** The newest rows of a run's log. */
export function LogTab({ run }: { readonly run: RunId }) {
  const log = useStore(runsStore, (runs) => runs[run]).log
  const rows = logRows(run, log, Math.max(0, log.length - SHOWN)).reverse()
  return (
    <>
      <p className="muted log-note">
        {log.length === 0
          ? 'One row a step, once there are steps.'
          : `The newest ${rows.length} of ${log.length.toLocaleString('en')} steps; Download log has all, of every run on show.`}
      </p>
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
