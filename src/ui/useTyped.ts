import { useState, type ComponentProps, type KeyboardEvent } from 'react'

/** What was made of a typed text. */
export type Typed<T> = { readonly value: T } | { readonly problem: string }

interface Draft {
  readonly text: string
  /** What was shown when typing began; the draft ends when that changes from outside. */
  readonly over: string
  readonly problem: string | null
}

/**
 * A text that becomes a setting on Enter or when it is left, and is given up on Escape.
 * A text that cannot be read stays as typed with its problem, and the setting stays too.
 * @param shown the setting in words
 */
export function useTyped<T>(
  shown: string,
  read: (text: string) => Typed<T>,
  onCommit: (value: T) => void,
) {
  const [kept, setDraft] = useState<Draft | null>(null)
  const draft = kept?.over === shown ? kept : null

  function commit(): void {
    if (draft === null) return
    const reading = read(draft.text)
    if ('problem' in reading) return setDraft({ ...draft, problem: reading.problem })
    setDraft(null)
    if (draft.text !== shown) onCommit(reading.value)
  }

  function type(text: string): void {
    const reading = draft?.problem ? read(text) : null
    const problem = reading !== null && 'problem' in reading ? reading.problem : null
    setDraft({ text, over: shown, problem })
  }

  const input = {
    value: draft?.text ?? shown,
    onChange: (event) => type(event.target.value),
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') commit()
      if (event.key === 'Escape') setDraft(null)
    },
  } satisfies ComponentProps<'input'>
  return { input, problem: draft?.problem ?? null }
}
