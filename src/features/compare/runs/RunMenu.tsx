import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState } from 'react'
import type { RunRow } from '../../../domain/keptRuns/rows'

/** What can be done with a row. */
export interface RowActions {
  readonly open: (run: 'A' | 'B', row: RunRow) => void
  readonly note: (row: RunRow) => void
  readonly pin: (row: RunRow) => void
  readonly compare: (row: RunRow) => void
  readonly remove: (row: RunRow) => void
}

interface MenuProps {
  readonly row: RunRow
  readonly actions: RowActions
  /** Where it is open, in words; null where it is not. */
  readonly openIn: string | null
  readonly isBaseline: boolean
}

/** A plain button until it is pressed, since a menu in each row makes a long table slow. */
export function RunMenu(props: MenuProps) {
  const [pressed, setPressed] = useState(false)
  if (pressed) return <OpenedMenu {...props} />
  return (
    <button
      type="button"
      className="button icon small"
      aria-label={`More on ${props.row.name}`}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setPressed(true)}
    >
      <Ellipsis size={15} aria-hidden />
    </button>
  )
}

function OpenedMenu(props: MenuProps) {
  const { row, actions, openIn, isBaseline } = props
  const { label, weights, state } = row.run
  // The menu gives the focus back as it closes: only then can the note have it.
  const notes = useRef(false)
  const ends = state === 'finished' || state === 'failed'
  const opened = ends
    ? 'It stands as it ended.'
    : weights.length > 0
      ? 'It goes on from where it was left.'
      : 'Its settings; it begins anew.'
  return (
    <DropdownMenu.Root defaultOpen>
      <DropdownMenu.Trigger className="button icon small" aria-label={`More on ${row.name}`}>
        <Ellipsis size={15} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu cell-menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (!notes.current) return
            notes.current = false
            event.preventDefault()
            actions.note(row)
          }}
        >
          {(['A', 'B'] as const).map((id) => (
            <DropdownMenu.Item
              key={id}
              className="menu-item"
              disabled={openIn !== null}
              onSelect={() => actions.open(id, row)}
            >
              <b>Open as {id}</b>
              <span>{openIn === null ? opened : `It is ${openIn}.`}</span>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item className="menu-item" onSelect={() => (notes.current = true)}>
            <b>{label.note === '' ? 'Add a note' : 'Change the note'}</b>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => actions.pin(row)}>
            <b>{label.pinned ? 'Unpin' : 'Pin'}</b>
            <span>A pinned run is never removed to make room.</span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => actions.compare(row)}>
            <b>{isBaseline ? 'Compare each with the run before' : 'Compare all with this one'}</b>
            <span>What changed is told against it.</span>
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menu-item"
            disabled={openIn !== null}
            onSelect={() => actions.remove(row)}
          >
            <b>Delete</b>
            <span>
              {openIn === null ? 'It can be undone for ten seconds.' : `It is ${openIn}.`}
            </span>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
