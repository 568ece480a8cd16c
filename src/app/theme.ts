import type { Theme } from '../state/preferences'

/** Shows a theme, following the system where asked to; returns what stops following. */
export function showTheme(theme: Theme): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = () => {
    const resolved = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
    document.documentElement.dataset['theme'] = resolved
  }
  show()
  dark.addEventListener('change', show)
  return () => dark.removeEventListener('change', show)
}
