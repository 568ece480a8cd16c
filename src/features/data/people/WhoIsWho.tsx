import { Redo2, Undo2 } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { peopleNamed } from '../../../domain/forgeries'
import { marksOf } from '../../../domain/people/marks'
import { rollOf } from '../../../domain/people/roll'
import { SET_KINDS, SET_WORDS, worded } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'
import type { PeopleEditor } from '../../../state/peopleEditor'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { ListMeaning } from './ListMeaning'
import { Marks } from './Marks'
import { PeopleList } from './PeopleList'
import { PersonPhotos } from './PersonPhotos'
import { Readings } from './Readings'
import './people.css'
import { usePeopleView } from './view'

const KINDS = SET_KINDS.map((value) => ({ value, label: SET_WORDS[value].label.toLowerCase() }))

/** Who is on which photo: how that was told, what looks wrong, and all that can be changed. */
export function WhoIsWho(props: {
  readonly editor: PeopleEditor
  readonly pixels: Blob
  /** Whether the photos are at hand as they came, to be cut otherwise. */
  readonly cuttable?: boolean
}) {
  const { editor, pixels, cuttable = false } = props
  const { draft, now, past, future, said } = useStore(editor)
  const marks = useMemo(() => marksOf(draft, now), [draft, now])
  const roll = useMemo(() => rollOf(draft, now, marks), [draft, now, marks])
  const view = usePeopleView()
  // undefined: the list of all; null: those of nobody, whose photos are what there is to begin with.
  const [open, setOpen] = useState<string | null | undefined>(
    now.personOf.some((person) => person !== null) ? undefined : null,
  )
  const shown = open === undefined ? undefined : roll.find(({ name }) => name === open)
  const words = SET_WORDS[now.kind]
  const kept = roll.flatMap(({ name, kept }) => (name !== null && kept > 0 ? [name] : []))
  const named = peopleNamed(kept, now.kind)
  const forged = kept.length - named
  const nobodys = roll.find(({ name }) => name === null)?.kept ?? 0
  const out = now.leftOut.size
  const id = useId()
  return (
    <section className="data-part" aria-labelledby={id}>
      <h3 id={id} className="who-title" tabIndex={-1}>
        Who is who
      </h3>
      <div className="who-head">
        <p role="status">
          <b>{counted(named, words.one, words.many)}</b>
          {forged > 0 && `, with forged signatures of ${forged} of them`}
          {nobodys > 0 &&
            `, and ${counted(nobodys, words.picture)} of no ${words.one} yet, which are left out unless you say whose they are`}
          {out > 0 && `, ${counted(out, words.picture)} left out`}.
        </p>
        <span className="who-kind">
          <label htmlFor={`${id}-kind`}>They are</label>
          <Select
            id={`${id}-kind`}
            value={now.kind}
            options={KINDS}
            onPick={(kind) => editor.setKind(kind)}
          />
        </span>
        <span className="who-undo">
          <Button
            className="small"
            disabled={past.length === 0}
            title={past.length === 0 ? 'Nothing to undo' : `Undo: ${past.at(-1)?.label}`}
            onClick={() => editor.undo()}
          >
            <Undo2 size={13} aria-hidden /> Undo
          </Button>
          <Button
            className="small"
            disabled={future.length === 0}
            title={future.length === 0 ? 'Nothing to redo' : `Redo: ${future[0]?.label}`}
            onClick={() => editor.redo()}
          >
            <Redo2 size={13} aria-hidden /> Redo
          </Button>
        </span>
      </div>
      {named < 2 && (
        <p className="who-few">
          <b>{named === 0 ? `No ${words.one} yet.` : `One ${words.one} only.`}</b>{' '}
          {worded(
            draft.readings.some(
              ({ id, names }) => id !== now.reading && names.some((name) => name !== null),
            )
              ? 'Training takes two {many}. Choose {pictures} of one {one} and move them to a name, or take another of the readings below.'
              : 'Training takes two {many}. Choose {pictures} of one {one} and move them to a name.',
            words,
          )}
        </p>
      )}
      <ListMeaning meaning={draft.listMeaning} words={words} onTurn={() => editor.turnList()} />
      <Readings {...{ draft, now, words }} onRead={(reading) => editor.read(reading)} />
      {shown === undefined ? (
        <>
          <Marks
            {...{ draft, pixels, marks, words }}
            cuts={now.cuts}
            onAnswer={(mark, answer) => editor.answer(mark, answer)}
          />
          {said !== null && (
            <p className="who-said" role="status">
              {said}{' '}
              <Button className="small" onClick={() => editor.undo()}>
                Undo the merge
              </Button>
            </p>
          )}
          <PeopleList {...{ editor, pixels, roll, words, view }} onOpen={setOpen} />
        </>
      ) : (
        <PersonPhotos
          key={open}
          {...{ editor, pixels, roll, marks, words, cuttable }}
          person={shown}
          onOpen={setOpen}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}
