import { Monitor, Moon, Sun } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { preferencesStore, setTheme } from '../state/preferences'
import { Button } from '../ui/Button'
import { showTheme } from './theme'

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const
const ICONS = { system: Monitor, light: Sun, dark: Moon }
const NAMES = { system: 'as the system', light: 'light', dark: 'dark' }

/** Light, dark, or as the system has it. */
export function ThemeButton() {
  const theme = useStore(preferencesStore, (preferences) => preferences.theme)
  useEffect(() => showTheme(theme), [theme])
  const Icon = ICONS[theme]
  return (
    <Button
      className="icon"
      aria-label={`Theme: ${NAMES[theme]}`}
      title={`Theme: ${NAMES[theme]}. Click for: ${NAMES[NEXT[theme]]}`}
      onClick={() => setTheme(NEXT[theme])}
    >
      <Icon size={15} aria-hidden />
    </Button>
  )
}
