import { useState, type ReactNode } from 'react'
import { AUGMENTATIONS } from '../../domain/augmentation'
import { configOf, runsOf, type RunConfig, type Setup } from '../../domain/config'
import { formatValue } from '../../domain/field'
import { fieldOf } from '../../domain/fields'

/** The rows of augmentation, folded away while all of it is off and nobody has opened them. */
export function AugmentationFold(props: { readonly setup: Setup; readonly children: ReactNode }) {
  const { setup, children } = props
  const [opened, setOpened] = useState<boolean | null>(null)
  const said = runsOf(setup).map((run) => augmentationText(configOf(setup, run)))
  return (
    <details
      className="group-fold"
      open={opened ?? said.some((each) => each !== OFF)}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>
        {new Set(said).size > 1 ? said.map((each, i) => `${'AB'[i]}: ${each}`).join('; ') : said[0]}
      </summary>
      <p className="data-counts">
        Varies training images only. Helps where they are few and soon known by heart; of many it
        makes short runs learn less.
      </p>
      {children}
    </details>
  )
}

const OFF = 'All off'

/** What is on, in a line: “Mirror half of the images, shift 10 %”. */
function augmentationText(config: RunConfig): string {
  const on = AUGMENTATIONS.filter((id) => config[id] !== 0).map((id) => {
    const field = fieldOf(id)
    return `${field.label} ${formatValue(field, config[id])}`.toLowerCase()
  })
  const text = on.join(', ')
  return text === '' ? OFF : text.charAt(0).toUpperCase() + text.slice(1)
}
