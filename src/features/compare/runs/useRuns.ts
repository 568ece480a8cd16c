import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { groupsOf } from '../../../domain/keptRuns/groups'
import {
  found,
  rowsOf,
  sorted,
  type Named,
  type OutcomeFilter,
  type Sort,
} from '../../../domain/keptRuns/rows'
import { datasetsStore } from '../../../state/datasets'
import { keptRunsStore } from '../../../state/keptRuns'
import { networksStore } from '../../../state/networks'
import { tabRuns } from '../../../state/runs'
import { runsTableStore } from '../../../state/runsTable'
import type { Item } from './RunsTable'

/** What is looked for, and how it is laid out. */
export interface Look {
  readonly text: string
  readonly outcome: OutcomeFilter
  readonly sort: Sort
  readonly grouped: boolean
  /** The run that all others are compared with; null for the one before each. */
  readonly baseline: string | null
}

export const FIRST_LOOK: Look = {
  text: '',
  outcome: 'all',
  sort: { by: 'when', descending: true },
  grouped: false,
  baseline: null,
}

/** All rows, and those that are shown. */
export function useRows(look: Look) {
  const { runs } = useStore(keptRunsStore)
  const sets = useStore(datasetsStore, (datasets) => datasets.sets)
  const networks = useStore(networksStore, (library) => library.kept)
  const deleting = useStore(runsTableStore, (table) => table.deleting)
  const text = useDeferredValue(look.text)
  const { outcome, sort, grouped, baseline } = look
  const rows = useMemo(() => {
    const gone = new Set(deleting.map(({ id }) => id))
    const named: Named = (kind, id) =>
      kind === 'set'
        ? (sets.find(({ set }) => set.id === id)?.set.name ?? null)
        : (networks.find(({ network }) => network.id === id)?.network.name ?? null)
    return rowsOf(
      runs.filter(({ id }) => !gone.has(id)),
      baseline,
      named,
    )
  }, [runs, deleting, baseline, sets, networks])
  const shown = useMemo(() => sorted(found(rows, text, outcome), sort), [rows, text, outcome, sort])
  const items = useMemo((): readonly Item[] => {
    const runItem = (row: (typeof shown)[number]): Item => ({ kind: 'run', row })
    if (!grouped) return shown.map(runItem)
    return groupsOf(shown).flatMap((group) => [
      { kind: 'group' as const, group },
      ...group.rows.map(runItem),
    ])
  }, [shown, grouped])
  return { rows, shown, items }
}

/** Where a run is open, in words, by its id; asked anew whenever the rows change. */
export function useOpenIn(): (id: string) => string | null {
  const { runs } = useStore(keptRunsStore)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let isLatest = true
    void tabRuns.open().then((ids) => {
      if (isLatest) setOpen(ids)
    })
    return () => {
      isLatest = false
    }
  }, [runs])
  return (id) => {
    for (const run of ['A', 'B'] as const) if (tabRuns.idOf(run) === id) return `open as ${run}`
    return open.has(id) ? 'open in another tab' : null
  }
}
