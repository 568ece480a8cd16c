import type { ListMeaning as Meaning } from '../../../domain/photoDraft'
import { worded, type SetWords } from '../../../domain/setKind'
import { Button } from '../../../ui/Button'

/** How a list’s two labels were taken, where they are no words that are known; to be turned round. */
export function ListMeaning(props: {
  readonly meaning: Meaning | null
  readonly words: SetWords
  readonly onTurn: () => void
}) {
  const { meaning, words, onTurn } = props
  if (meaning === null) return null
  return (
    <p className={meaning.isSure ? 'list-meaning muted' : 'list-meaning list-asked'}>
      <span>
        The list calls its pairs “{meaning.same}” and “{meaning.different}”.{' '}
        <b>“{meaning.same}” is taken for same</b>, {worded(meaning.why, words)}.
      </span>
      <Button className="small" onClick={onTurn}>
        Take “{meaning.different}” for same
      </Button>
    </p>
  )
}
