import { ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useStore } from 'zustand'
import { CASES, caseById } from '../../domain/cases'
import { departsFromCase, openCase, setupStore } from '../../state/setup'

/** The cases: set-ups worth seeing, each with why. */
export function StartFrom() {
  const setup = useStore(setupStore, (state) => state.setup)
  const current = setup.caseId === null ? undefined : caseById(setup.caseId)
  const title = current
    ? `${current.title}${departsFromCase(setup) ? ' (changed)' : ''}`
    : 'your own settings'
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button plain from" aria-label={`Start from: ${title}`}>
        <span>
          Start from: <b>{title}</b>
        </span>
        <ChevronDown size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={6} collisionPadding={8}>
          {CASES.map((each) => (
            <DropdownMenu.Item
              key={each.id}
              className="menu-item"
              onSelect={() => openCase(each.id)}
            >
              <b>{each.title}</b>
              <span>{each.why}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
