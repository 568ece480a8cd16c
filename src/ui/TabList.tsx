import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'

/** Where a key leads from a tab; undefined of keys that lead nowhere. */
const TURNS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** The ids that tie a tab to its panel. */
export const tabId = (id: string) => `tab-${id}`
export const panelId = (id: string) => `panel-${id}`

/** Tabs in a row, one of them chosen; arrow keys, Home and End choose another. */
export function TabList<Id extends string>(props: {
  readonly label: string
  readonly tabs: readonly { readonly id: Id; readonly label: string }[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
}) {
  const { tabs, chosen, onChoose } = props
  const list = useRef<HTMLDivElement>(null)

  // On a phone there is room for some of them: the chosen one comes into the middle. The page stays where it is.
  useLayoutEffect(() => {
    const row = list.current
    const tab = row?.querySelector(`#${tabId(chosen)}`)
    if (!row || !tab || row.scrollWidth <= row.clientWidth) return
    const [within, of] = [tab.getBoundingClientRect(), row.getBoundingClientRect()]
    row.scrollLeft += within.left + within.width / 2 - (of.left + of.width / 2)
  }, [chosen])

  function onKey(event: KeyboardEvent) {
    const at = tabs.findIndex(({ id }) => id === chosen)
    const next = tabs[TURNS[event.key]?.(at, tabs.length) ?? -1]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.id)
    list.current?.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus()
  }

  return (
    <div ref={list} role="tablist" aria-label={props.label} className="tabs" onKeyDown={onKey}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(id)}
          aria-selected={id === chosen}
          aria-controls={id === chosen ? panelId(id) : undefined}
          tabIndex={id === chosen ? 0 : -1}
          className="tab"
          onClick={() => onChoose(id)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
