import { ChartSpline, Download, Trash2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { SORTS, type RunRow, type SortKey } from '../../../domain/keptRuns/rows'
import { exportKept, importKept } from '../../../state/runArchive'
import { deleteRuns, say } from '../../../state/runsTable'
import { Button } from '../../../ui/Button'
import { saveFile } from '../../../ui/saveFile'
import { Select } from '../../../ui/Select'
import type { Look } from './useRuns'
import { COLUMNS, DESCENDS, FILTERS } from './words'

const SORT_OPTIONS = (Object.keys(SORTS) as SortKey[]).map((value) => ({
  value,
  label: (COLUMNS.find(({ by }) => by === value)?.label ?? value).toLowerCase(),
}))

/** Finds runs, lays them out, and says what can be done with those that are ticked. */
export function RunsBar(props: {
  readonly look: Look
  readonly change: (patch: Partial<Look>) => void
  readonly chosen: readonly RunRow[]
  readonly shown: number
  readonly of: number
  readonly overlaid: boolean
  readonly setOverlaid: (is: boolean) => void
  readonly openIn: (id: string) => string | null
  readonly onClear: () => void
}) {
  const { look, change, chosen, shown, of } = props
  return (
    <div className="runs-part runs-bar">
      <input
        type="search"
        placeholder="Find runs"
        aria-label="Find runs"
        value={look.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <label>
        Show{' '}
        <Select
          value={look.outcome}
          options={FILTERS}
          aria-label="Which outcomes are shown"
          onPick={(outcome) => change({ outcome })}
        />
      </label>
      <label className="runs-sort">
        Sort by{' '}
        <Select
          value={look.sort.by}
          options={SORT_OPTIONS}
          aria-label="Sort by"
          onPick={(by) => change({ sort: { by, descending: DESCENDS.has(by) } })}
        />
      </label>
      <label>
        <input
          type="checkbox"
          checked={look.grouped}
          onChange={(event) => change({ grouped: event.target.checked })}
        />{' '}
        Group by seed
      </label>
      <span className="muted" role="status">
        {shown === of ? `${of.toLocaleString('en')} in all` : `${shown} of ${of}`}
      </span>
      <span className="runs-acts">
        {chosen.length > 0 && <Chosen {...props} />}
        <Import />
      </span>
    </div>
  )
}

function Chosen(props: Parameters<typeof RunsBar>[0]) {
  const { chosen, overlaid, setOverlaid, openIn, onClear } = props
  const [packing, setPacking] = useState(false)
  const closed = chosen.filter(({ run }) => openIn(run.id) === null).map(({ run }) => run)

  async function save() {
    setPacking(true)
    try {
      const file = await exportKept(chosen.map(({ run }) => run))
      saveFile(`runs-${new Date().toISOString().slice(0, 10)}.zip`, file)
      say(null)
    } catch (thrown) {
      say(`Not exported: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    }
    setPacking(false)
  }

  return (
    <>
      <span>{chosen.length} ticked:</span>
      <Button className="small" aria-pressed={overlaid} onClick={() => setOverlaid(!overlaid)}>
        <ChartSpline size={13} aria-hidden /> Overlay curves
      </Button>
      <Button className="small" disabled={packing} onClick={() => void save()}>
        <Download size={13} aria-hidden /> {packing ? 'Packing…' : 'Export'}
      </Button>
      <Button
        className="small"
        disabled={closed.length === 0}
        title={closed.length < chosen.length ? 'Runs that are open stay' : undefined}
        onClick={() => {
          deleteRuns(closed)
          const open = chosen.length - closed.length
          if (open > 0) say(`${open} of the ticked runs are open and stay.`)
          onClear()
        }}
      >
        <Trash2 size={13} aria-hidden /> Delete
      </Button>
    </>
  )
}

function Import() {
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState(false)
  async function read(files: FileList | null) {
    const [file] = files ?? []
    if (file === undefined) return
    setReading(true)
    say(await importKept(file))
    setReading(false)
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <Button className="small" disabled={reading} onClick={() => input.current?.click()}>
        <Upload size={13} aria-hidden /> {reading ? 'Reading…' : 'Import'}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label="File of runs"
        hidden
        onChange={(event) => void read(event.target.files)}
      />
    </>
  )
}
