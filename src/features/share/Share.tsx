import { Link2 } from 'lucide-react'
import { lazyPart } from '../../ui/lazyPart'
import { PopoverButton } from '../../ui/PopoverButton'

const SharePanel = lazyPart(
  'The link',
  () => import('./SharePanel'),
  (loaded) => loaded.SharePanel,
)

/** The link to exactly these settings. */
export function Share() {
  return (
    <PopoverButton
      button={
        <>
          <Link2 size={14} aria-hidden /> Share
        </>
      }
    >
      <SharePanel />
    </PopoverButton>
  )
}
