import { useStore } from 'zustand'
import { configOf } from '../../domain/config'
import type { SetField } from '../../domain/field'
import { datasetsStore } from '../../state/datasets'
import { chooseSetById } from '../../state/ownSet'
import { Select } from '../../ui/Select'
import { Line } from './Line'
import { controlId, nameOf, type LineProps } from './lineProps'

/** The sets that are kept, by name; one that is not here is said to be missing. */
export function SetLine(props: LineProps<SetField>) {
  const { field, setup, run, badge, first } = props
  const { state, sets } = useStore(datasetsStore)
  const { set: chosen } = configOf(setup, run)
  const id = controlId(props)
  const isHere = sets.some(({ set }) => set.id === chosen)
  const options = [
    ...(isHere ? [] : [{ value: chosen, label: missing(chosen, state) }]),
    ...sets.map(({ set }) => ({ value: set.id, label: set.name })),
  ]
  return (
    <Line
      label={first && <label htmlFor={id}>{field.label}</label>}
      run={badge ? run : null}
      toggle={props.toggle}
    >
      <Select
        id={id}
        aria-label={nameOf(props)}
        aria-describedby={props.describedBy}
        value={chosen}
        options={options}
        onPick={(picked) => chooseSetById(run, picked)}
      />
    </Line>
  )
}

function missing(id: string, state: 'loading' | 'ready'): string {
  if (state === 'loading') return 'reading…'
  return id === '' ? 'none' : `not here (${id})`
}
