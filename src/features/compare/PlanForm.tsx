import { useId } from 'react'
import { useStore } from 'zustand'
import { GROUPS } from '../../domain/fields'
import { AXIS_FIELDS } from '../../domain/sweep'
import { dataSweep } from '../../domain/dataSweep'
import { SWEEP_PRESETS } from '../../domain/sweepPresets'
import { datasetsStore, setFor } from '../../state/datasets'
import { setupStore } from '../../state/setup'
import {
  draftName,
  ownDraft,
  presetDraft,
  suggestedDraft,
  type Draft,
} from '../../state/sweepDraft'
import { NumberInput } from '../../ui/NumberInput'
import { Select } from '../../ui/Select'
import { AxisEditor } from './AxisEditor'

const OWN = 'own'
const NONE = 'none'
const FIELD_OPTIONS = GROUPS.flatMap((group) =>
  AXIS_FIELDS.filter((field) => field.group === group.id).map(({ id, label }) => ({
    value: id as string,
    label: label === group.label ? label : `${group.label}: ${label}`,
  })),
)

/** What to vary, over which values, for how many steps. */
export function PlanForm(props: {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}) {
  const { draft, onChange } = props
  const base = useStore(setupStore, ({ setup }) => setup.a)
  // Which sets are here decides whether there is data to leave out.
  useStore(datasetsStore)
  const ofSet = dataSweep(base, setFor(base))
  const presets = [...(ofSet === null ? [] : [ofSet]), ...SWEEP_PRESETS]
  const preset = presets.find((each) => each.id === draft.preset)
  const id = useId()
  const pick = (value: string) => {
    const picked = presets.find((each) => each.id === value)
    onChange(picked ? presetDraft(picked) : ownDraft(draft, base))
  }
  return (
    <div className="plan">
      <div className="plan-line">
        <label htmlFor={`${id}-what`}>Vary</label>
        <Select
          id={`${id}-what`}
          value={preset?.id ?? OWN}
          options={[
            ...presets.map((each) => ({ value: each.id, label: each.label })),
            { value: OWN, label: 'settings of your own' },
          ]}
          onPick={pick}
        />
        <span className="muted">
          {preset ? preset.about : 'One setting, or two against each other.'}
        </span>
      </div>
      {preset ? (
        draft.axes.map((axis, index) => (
          <div className="plan-line" key={draftName(axis)}>
            <span>{draftName(axis)}</span>
            <AxisEditor
              axis={axis}
              onChange={(edited) => onChange(withAxis(draft, index, edited))}
            />
          </div>
        ))
      ) : (
        <OwnAxes {...props} />
      )}
      <div className="plan-line">
        <label htmlFor={`${id}-steps`}>Steps each</label>
        <NumberInput
          id={`${id}-steps`}
          value={draft.steps}
          onChange={(event) => onChange({ ...draft, steps: event.target.value })}
        />
      </div>
    </div>
  )
}

function withAxis(draft: Draft, index: number, axis: Draft['axes'][number] | null): Draft {
  const axes = [...draft.axes]
  if (axis === null) axes.splice(index, 1)
  else axes[index] = axis
  return { ...draft, axes }
}

/** One or two settings to choose. */
function OwnAxes({ draft, onChange }: Parameters<typeof PlanForm>[0]) {
  const base = useStore(setupStore, ({ setup }) => setup.a)
  return ['First setting', 'Second setting'].map((name, index) => {
    const axis = draft.axes[index]
    const options =
      index === 0 ? FIELD_OPTIONS : [{ value: NONE, label: 'no second setting' }, ...FIELD_OPTIONS]
    return (
      <div className="plan-line" key={name}>
        <Select
          aria-label={name}
          value={axis && 'field' in axis ? axis.field.id : NONE}
          options={options}
          onPick={(value) =>
            onChange(withAxis(draft, index, value === NONE ? null : suggestedDraft(value, base)))
          }
        />
        {axis && (
          <AxisEditor axis={axis} onChange={(edited) => onChange(withAxis(draft, index, edited))} />
        )}
      </div>
    )
  })
}
