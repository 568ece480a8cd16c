/** The page's colours and typeface as the charts need them: plain values, read from its CSS. */
export interface Theme {
  readonly font: string
  readonly muted: string
  readonly line: string
  readonly card: string
}

/** The theme in force at an element. */
export function readTheme(element: HTMLElement): Theme {
  return {
    font: getComputedStyle(element).fontFamily,
    muted: resolveColor(element, 'var(--muted)'),
    line: resolveColor(element, 'var(--line)'),
    card: resolveColor(element, 'var(--card)'),
  }
}

/** A colour as a plain value; `var(--name)` is looked up at the element. */
export function resolveColor(element: HTMLElement, color: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(color)?.[1]
  return name === undefined ? color : getComputedStyle(element).getPropertyValue(name).trim()
}

/** Calls back when the page's theme changes; returns how to stop. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    dark.removeEventListener('change', changed)
  }
}
