import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'

type Value = string | number

/** A compact native select, as wide as its value where the browser can do so. */
export function Select<T extends Value>({
  value,
  options,
  onPick,
  ...rest
}: Omit<ComponentProps<'select'>, 'value' | 'onChange'> & {
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onPick: (value: T) => void
}) {
  return (
    <span className="select">
      <select
        {...rest}
        value={value}
        onChange={(event) => {
          const picked = options[event.target.selectedIndex]
          if (picked !== undefined) onPick(picked.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={11} strokeWidth={2.5} aria-hidden />
    </span>
  )
}
