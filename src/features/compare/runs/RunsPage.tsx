import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { RunRow } from '../../../domain/keptRuns/rows'
import type { RunLabel } from '../../../domain/keptRun'
import { counted } from '../../../domain/splitCounts'
import { keptRunsStore, labelRun } from '../../../state/keptRuns'
import { openKept } from '../../../state/openKept'
import { deleteRuns, say, showRuns } from '../../../state/runsTable'
import { RoomNotice } from './RoomNotice'
import { RunCurves } from './RunCurves'
import type { RowActions } from './RunMenu'
import { RunsBar } from './RunsBar'
import { RunsTable } from './RunsTable'
import { Said } from './Said'
import { StorageLine } from './StorageLine'
import { FIRST_LOOK, useOpenIn, useRows, type Look } from './useRuns'

/** The table of kept runs, and what can be done with those that are ticked. */
export function RunsPage() {
  const kept = useStore(keptRunsStore)
  const [look, setLook] = useState<Look>(FIRST_LOOK)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [overlaid, setOverlaid] = useState(false)
  const [noting, setNoting] = useState<string | null>(null)
  const { rows, shown, items } = useRows(look)
  const openIn = useOpenIn()
  const chosen = rows.filter(({ run }) => ticked.has(run.id))
  const change = (patch: Partial<Look>) => setLook((now) => ({ ...now, ...patch }))

  function tick(ids: readonly string[], is: boolean) {
    setTicked((before) => {
      const after = new Set(before)
      for (const id of ids)
        if (is) after.add(id)
        else after.delete(id)
      return after
    })
  }
  // The same from one drawing to the next, so that rows that stay as they are need not be drawn again.
  const onTick = useCallback((id: string, is: boolean) => tick([id], is), [])

  const label = useCallback(({ run }: RunRow, patch: Partial<RunLabel>) => {
    setNoting(null)
    labelRun(run.id, { ...run.label, ...patch }).catch((thrown: unknown) =>
      say(`That could not be stored: ${thrown instanceof Error ? thrown.message : String(thrown)}`),
    )
  }, [])

  const actions = useMemo(
    (): RowActions => ({
      async open(id, { run }) {
        const problem = await openKept(id, run)
        if (problem === null) showRuns(false)
        say(problem)
      },
      note: ({ run }) => setNoting(run.id),
      pin: (row) => label(row, { pinned: !row.run.label.pinned }),
      compare: ({ run }) =>
        setLook((now) => ({ ...now, baseline: run.id === now.baseline ? null : run.id })),
      remove: ({ run }) => deleteRuns([run]),
    }),
    [label],
  )

  if (kept.problem !== null)
    return (
      <p className="runs-part control-problem" role="alert">
        This browser’s storage cannot be used, so no run is kept: {kept.problem} A window that is
        not private, or another browser, may allow it.
      </p>
    )
  return (
    <div className="runs" data-runs={rows.length} data-shown={shown.length}>
      <RunsBar
        {...{ look, change, chosen, overlaid, setOverlaid }}
        shown={shown.length}
        of={rows.length}
        openIn={openIn}
        onClear={() => setTicked(new Set())}
      />
      <RoomNotice />
      {overlaid && chosen.length > 0 && <RunCurves rows={chosen} />}
      {rows.length === 0 ? (
        <p className="runs-part muted">
          {kept.state === 'reading'
            ? 'Reading…'
            : 'No run is kept yet. Press Train, or import a file of runs.'}
        </p>
      ) : shown.length === 0 ? (
        <p className="runs-part muted">None of the {rows.length} runs is like that.</p>
      ) : (
        <RunsTable
          items={items}
          sort={look.sort}
          onSort={(sort) => change({ sort })}
          allTicked={shown.every(({ run }) => ticked.has(run.id))}
          onTickAll={(is) =>
            tick(
              shown.map(({ run }) => run.id),
              is,
            )
          }
          rowProps={({ run }) => ({
            ticked: ticked.has(run.id),
            onTick,
            onLabel: label,
            actions,
            openIn: openIn(run.id),
            isBaseline: run.id === look.baseline,
            noting: noting === run.id,
          })}
        />
      )}
      {kept.damaged > 0 && (
        <p className="runs-part muted">
          {counted(kept.damaged, 'kept run cannot', 'kept runs cannot')} be read and{' '}
          {kept.damaged === 1 ? 'is' : 'are'} left out: damaged, or of a newer version of this page.
        </p>
      )}
      <StorageLine runs={kept.runs} />
      <Said />
    </div>
  )
}
