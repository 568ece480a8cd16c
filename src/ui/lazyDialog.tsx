/**
 * Dialogs that are fetched when they are first opened. Until one is there, a plain dialog of the browser's own
 * stands in its place, and says so where it cannot be had.
 */
import { createElement, useLayoutEffect, useRef, type ComponentType, type ReactNode } from 'react'
import { lazily } from './lazy'
import { PartMissing } from './PartFailed'
import { Button } from './Button'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/**
 * @param name what it is called
 * @param load `() => import('…')`
 * @param pick the component of what was loaded
 */
export function lazyDialog<Props extends DialogProps, Module>(
  name: string,
  load: () => Promise<Module>,
  pick: (loaded: Module) => ComponentType<Props>,
): ComponentType<Props> {
  const useLoading = lazily(name, load)
  return function LazyDialog(props: Props) {
    const loading = useLoading(props.open)
    if (loading.state === 'ready') return createElement(pick(loading.loaded), props)
    if (!props.open) return null
    return (
      <Meanwhile title={props.title} onClose={() => props.onOpenChange(false)}>
        {loading.state === 'failed' ? (
          <PartMissing {...loading} title={`${props.title} could not be loaded`} />
        ) : (
          <p className="part-loading muted">Loading…</p>
        )}
      </Meanwhile>
    )
  }
}

function Meanwhile(props: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Closed before it goes, so that the focus is back where it was.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="modal meanwhile"
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      {props.children}
      <Button className="modal-close" onClick={props.onClose}>
        Close
      </Button>
    </dialog>
  )
}
