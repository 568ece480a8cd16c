import { useStore } from 'zustand'
import type { RunId } from '../../domain/config'
import { LOG_COLUMNS, logRows } from '../../state/exportLog'
import { runsStore } from '../../state/runs'
import { Breakable } from '../../ui/Breakable'

const SHOWN = 50

/** The run is known here, so its column is left to the file. */
const COLUMNS = LOG_COLUMNS.slice(1)

/** The newest rows of a run's log. */
export function LogTab({ run }: { readonly run: RunId }) {
  const log = useStore(runsStore, (runs) => runs[run]).log
  const rows = logRows(run, log, Math.max(0, log.length - SHOWN)).reverse()
  return (
    <>
      <p className="muted tab-note">
        {log.length === 0
          ? 'One row a step, once there are steps.'
          : `The newest ${rows.length} of ${log.length.toLocaleString('en')} steps; Download log has all, of every run on show.`}
      </p>
      <table className="table log-table">
        <caption className="hidden">Log of run {run}, newest first</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th scope="col" key={column}>
                <Breakable name={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([, ...row]) => (
            <tr key={row[0]}>
              {row.map((text, index) => (
                <td key={COLUMNS[index]}>{shorten(text)}</td>
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
