import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { runsOf, type RunId } from '../../domain/config'
import { formatValue } from '../../domain/field'
import { fieldOf } from '../../domain/fields'
import { runsStore } from '../../state/runs'
import type { RunView } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { PopoverButton } from '../../ui/PopoverButton'
import { RunBadge } from '../../ui/RunBadge'

/** What computes; a click tells the adapter or threads, and why this one; then what is handed in. */
export function BackendChip({ children }: { readonly children: ReactNode }) {
  const { setup } = useStore(setupStore)
  const runs = useStore(runsStore)
  const backend = runs.A.backend
  const choice = formatValue(fieldOf('backend'), setup.a.backend)
  const text = backend ? `${backend.label} · ${backend.detail.split(',')[0]}` : `Backend: ${choice}`
  return (
    <PopoverButton
      className="chip"
      label={backend ? `Backend: ${text}` : text}
      button={
        <>
          <i aria-hidden className={backend ? 'on' : ''} /> <span>{text}</span>
        </>
      }
    >
      {runsOf(setup).map((run) => (
        <Details key={run} run={run} view={runs[run]} comparing={setup.compare} />
      ))}
      {children}
    </PopoverButton>
  )
}

function Details(props: { run: RunId; view: RunView; comparing: boolean }) {
  const { backend, tensors } = props.view
  return (
    <section className="backend-details">
      <h3>
        {props.comparing && <RunBadge run={props.run} />} {backend ? backend.label : 'Not started'}
      </h3>
      {backend ? (
        <>
          <p>{backend.detail}</p>
          <p>{backend.why}</p>
          {tensors !== null && <p>{tensors} live tensors</p>}
        </>
      ) : (
        <p>The backend is chosen when training starts; set-up, under Run, lets you pick one.</p>
      )}
    </section>
  )
}
