import { useStore } from 'zustand'
import { configOf } from '../../domain/config'
import type { WeightsField } from '../../domain/field'
import { networksStore } from '../../state/networks'
import { setField } from '../../state/setup'
import type { LineProps } from './lineProps'
import { PickLine } from './PickLine'

/** The weights that are kept, by name; some that are not here are said to be missing. */
export function WeightsLine(props: LineProps<WeightsField>) {
  const { setup, run } = props
  const { state, kept } = useStore(networksStore)
  const { weights: chosen } = configOf(setup, run)
  const isHere = chosen === '' || kept.some(({ network }) => network.id === chosen)
  const missing = state === 'loading' ? 'reading…' : `not here (${chosen})`
  const options = [
    { value: '', label: 'drawn' },
    ...(isHere ? [] : [{ value: chosen, label: missing }]),
    ...kept.map(({ network }) => ({ value: network.id, label: network.name })),
  ]
  return (
    <PickLine
      line={props}
      chosen={chosen}
      options={options}
      onPick={(picked) => setField(run, props.field.id, picked)}
    />
  )
}
