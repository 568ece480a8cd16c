import { useId, useState } from 'react'
import { useStore } from 'zustand'
import { isAsRead } from '../../domain/people/assignment'
import { notUsable } from '../../domain/people/usable'
import { toRunError } from '../../domain/errors'
import type { KeptSet } from '../../state/datasets'
import { intakeStore, nameIntake, startOver, type IntakeResult } from '../../state/intake'
import { keepEdited } from '../../state/keptEditing'
import type { PeopleEditor } from '../../state/peopleEditor'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { WhoIsWho } from './people/WhoIsWho'
import { useShownSet } from './shownSet'
import { Figures } from './Summary'
import { UseButton } from './UseButton'

const PLACES = [
  { value: 'beside', label: 'beside the old one' },
  { value: 'instead', label: 'in place of the old one' },
] as const

/** A kept set whose people are edited, and the way to keep the result. */
export function EditedSet(props: {
  readonly kept: KeptSet
  readonly result: IntakeResult
  readonly people: PeopleEditor
  /** Told what the new set is called, and why it could not be stored, or null. */
  readonly onKept: (name: string, problem: string | null) => void
}) {
  const { kept, result, people, onKept } = props
  const set = useShownSet(result, people)
  const { draft, now } = useStore(people)
  const named = useStore(intakeStore, (intake) => intake.named)
  const [place, setPlace] = useState<(typeof PLACES)[number]['value']>('beside')
  const [keeping, setKeeping] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const old = kept.set.name
  const name = named ?? (place === 'beside' ? `${old} (edited)` : old)
  const unchanged = isAsRead(draft, now) && draft === result.draft
  const id = useId()

  async function keep(): Promise<void> {
    setKeeping(true)
    setProblem(null)
    const made = await keepEdited(name.trim() || old, place === 'instead').catch(
      (thrown: unknown) => {
        const { cause, fix } = toRunError(thrown)
        setProblem(`They could not be put together: ${cause} ${fix}`)
        return null
      },
    )
    if (made === null) return setKeeping(false)
    onKept(made.set.name, made.problem)
  }

  return (
    <>
      <section className="data-part" aria-label="What is edited">
        <p className="edited-set">
          <b>“{old}”</b>, as it is kept.{' '}
          <span className="muted">
            The files it came from are not kept, so nothing can be cut anew here: bring them again
            for that.
          </span>
        </p>
        {set && <Figures set={set} />}
      </section>
      <WhoIsWho editor={people} pixels={result.pixels} />
      {problem !== null && (
        <p className="data-part control-problem" role="alert">
          {problem}
        </p>
      )}
      <footer className="data-foot">
        <p className="muted edited-place">
          The result is another set, since a set is told by what it holds.{' '}
          {place === 'instead' &&
            `“${old}” goes: links and runs that name it no longer find it; a set-up that uses it takes the new one.`}
        </p>
        <label htmlFor={`${id}-place`}>Keep it</label>
        <Select id={`${id}-place`} value={place} options={PLACES} onPick={setPlace} />
        <label htmlFor={`${id}-name`}>Name</label>
        <input
          id={`${id}-name`}
          value={name}
          maxLength={80}
          onChange={(event) => nameIntake(event.target.value)}
        />
        <Button onClick={startOver}>{unchanged ? 'Close' : 'Close without keeping'}</Button>
        <UseButton
          label={keeping ? 'Keeping it…' : 'Keep'}
          disabled={keeping || unchanged}
          title={unchanged ? 'Nothing has been changed yet' : undefined}
          unusable={notUsable(set, now.kind)}
          onUse={() => void keep()}
        />
      </footer>
    </>
  )
}
