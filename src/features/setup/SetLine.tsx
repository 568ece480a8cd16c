import { useStore } from 'zustand'
import { configOf } from '../../domain/config'
import type { SetField } from '../../domain/field'
import { datasetsStore } from '../../state/datasets'
import type { LineProps } from './lineProps'
import { PickLine } from './PickLine'
import { ControlProblem, useDataChoice } from './useDataChoice'

/** The sets that are kept, by name; one that is not here is said to be missing. */
export function SetLine(props: LineProps<SetField>) {
  const { setup, run } = props
  const { state, sets } = useStore(datasetsStore)
  const { choose, problem } = useDataChoice()
  const { set: chosen } = configOf(setup, run)
  const isHere = sets.some(({ set }) => set.id === chosen)
  const options = [
    ...(isHere ? [] : [{ value: chosen, label: missing(chosen, state) }]),
    ...sets.map(({ set }) => ({ value: set.id, label: set.name })),
  ]
  return (
    <>
      <PickLine
        line={props}
        chosen={chosen}
        options={options}
        onPick={(picked) => choose(({ chooseSetById }) => chooseSetById(run, picked))}
      />
      <ControlProblem text={problem} />
    </>
  )
}

function missing(id: string, state: 'loading' | 'ready'): string {
  if (state === 'loading') return 'reading…'
  return id === '' ? 'none' : `not here (${id})`
}
