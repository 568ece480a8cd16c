import { useId } from 'react'
import { Button } from '../../ui/Button'
import { showWhoIsWho } from './people/showWhoIsWho'

/** Takes what was read or edited; where nothing could be trained on it, it says why and where that is changed. */
export function UseButton(props: {
  readonly label: string
  readonly disabled: boolean
  readonly look?: 'plain' | 'primary'
  readonly title?: string | undefined
  /** Why nothing can be trained on it; null where something can. */
  readonly unusable: string | null
  readonly onUse: () => void
}) {
  const { label, disabled, look = 'primary', title, unusable, onUse } = props
  const id = useId()
  return (
    <>
      {unusable !== null && (
        <span id={id} className="use-reason control-problem">
          {unusable}{' '}
          <Button className="small" onClick={showWhoIsWho}>
            Show who is who
          </Button>
        </span>
      )}
      <Button
        look={unusable === null ? look : 'plain'}
        disabled={disabled || unusable !== null}
        title={title}
        aria-describedby={unusable === null ? undefined : id}
        onClick={onUse}
      >
        {label}
      </Button>
    </>
  )
}
