import { useState } from 'react'
import { useStore } from 'zustand'
import { peopleIn } from '../../domain/forgeries'
import { bytesText } from '../../domain/memory'
import { pixelBytes } from '../../domain/photoSet'
import { SET_WORDS } from '../../domain/setKind'
import { counted } from '../../domain/splitCounts'
import { setFor, type KeptSet } from '../../state/datasets'
import { askHowMuchData, canAskHowMuch } from '../../state/howMuchData'
import { exportSet } from '../../state/intake'
import { editKept, embeddedOf } from '../../state/keptEditing'
import { library } from '../../state/library'
import { chooseSet } from '../../state/ownSet'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { saveFile } from '../../ui/saveFile'
import { useTyped, type Typed } from '../../ui/useTyped'

/** A set: its name, which can be changed, what it holds, and what can be done with it. */
export function KeptSetRow(props: {
  readonly kept: KeptSet
  readonly onUsed: () => void
  readonly onEdit: () => void
  readonly onProblem: (problem: string | null) => void
}) {
  const { kept, onUsed, onEdit, onProblem } = props
  const { set, pixels, stored, when } = kept
  const words = SET_WORDS[set.kind]
  const inUse = useStore(setupStore, ({ setup }) => setFor(setup.a)?.id === set.id)
  const asksHowMuch = useStore(setupStore, canAskHowMuch) && inUse
  const [doing, setDoing] = useState<'delete' | 'export' | null>(null)
  const { input, problem } = useTyped(set.name, readName, (name) => {
    void library.rename(set.id, name).then(onProblem)
  })

  async function save(): Promise<void> {
    setDoing('export')
    try {
      saveFile(`${set.name.replace(/[^\p{L}\p{N} ._-]/gu, '_')}.zip`, await exportSet(set, pixels))
      onProblem(null)
    } catch (thrown) {
      const cause = thrown instanceof Error ? thrown.message : String(thrown)
      onProblem(
        `“${set.name}” could not be exported: ${cause} Try again, or with other tabs closed.`,
      )
    }
    setDoing(null)
  }

  return (
    <li>
      <span className="kept-name">
        <input {...input} aria-label={`Name of ${set.name}`} maxLength={80} />
        {problem && (
          <span className="control-problem" role="alert">
            {problem}
          </span>
        )}
      </span>
      <span className="kept-facts muted">
        <span>{counted(peopleIn(set), words.one, words.many)}</span>{' '}
        <span>{counted(set.paths.length, words.picture)}</span>{' '}
        <span>
          {set.side} px, {set.channels === 1 ? 'grey' : 'RGB'}
        </span>{' '}
        <span>{bytesText(pixelBytes(set))}</span>{' '}
        <span>
          {stored ? (
            new Date(when).toLocaleDateString(undefined, { dateStyle: 'medium' })
          ) : (
            <b>in this page only</b>
          )}
        </span>
      </span>
      <span className="kept-actions">
        {doing === 'delete' ? (
          <>
            <span role="status">Delete {set.name} for good?</span>
            <Button className="small" onClick={() => void library.remove(set.id).then(onProblem)}>
              Delete
            </Button>
            <Button className="small" autoFocus onClick={() => setDoing(null)}>
              Keep
            </Button>
          </>
        ) : (
          <>
            <Button
              className="small"
              aria-label={inUse ? `${set.name} is in use` : `Use ${set.name}`}
              disabled={inUse}
              onClick={() => {
                chooseSet('A', set)
                onUsed()
              }}
            >
              {inUse ? 'In use' : 'Use'}
            </Button>
            {asksHowMuch && (
              <Button
                className="small"
                title="Trains on fewer people and photos, and tells what more would bring"
                onClick={() => {
                  onUsed()
                  askHowMuchData()
                }}
              >
                How much data?
              </Button>
            )}
            <Button
              className="small"
              aria-label={`Edit who is who in ${set.name}`}
              onClick={() => {
                onEdit()
                editKept(kept, embeddedOf(runsStore.getState(), set.id))
              }}
            >
              Edit {words.many}…
            </Button>
            <Button
              className="small"
              aria-label={`Export ${set.name}`}
              disabled={doing === 'export'}
              onClick={() => void save()}
            >
              {doing === 'export' ? 'Packing…' : 'Export zip'}
            </Button>
            <Button
              className="small"
              aria-label={`Delete ${set.name}`}
              onClick={() => setDoing('delete')}
            >
              Delete…
            </Button>
          </>
        )}
      </span>
    </li>
  )
}

const readName = (text: string): Typed<string> =>
  text.trim() === '' ? { problem: 'A set needs a name' } : { value: text.trim() }
