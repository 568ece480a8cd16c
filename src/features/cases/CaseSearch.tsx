import { Search } from 'lucide-react'
import type { Found } from './search'

/** Where a person says in words of their own what they see, and what was made of them. */
export function CaseSearch(props: {
  readonly text: string
  /** Null where there is nothing to look for. */
  readonly found: Found | null
  readonly onText: (text: string) => void
}) {
  const { text, found, onText } = props
  return (
    <div className="case-search">
      <label>
        <Search size={14} aria-hidden />
        <input
          type="search"
          aria-label="Symptom or case, in your own words"
          placeholder="In your own words: “stuck at ln 2”"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </label>
      <p role="status" className="muted">
        {found && said(found, text.trim())}
      </p>
    </div>
  )
}

function said({ says, cases }: Found, text: string): string {
  switch (says) {
    case 'yes':
      return cases.length === 1 ? 'One case.' : `${cases.length} cases, the likeliest first.`
    case 'near':
      return `No case says “${text}”. What comes nearest:`
    case 'no':
      return `No case says “${text}”. Try the number your loss stays at, or choose among all:`
    default:
      return says satisfies never
  }
}
