import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { enrol, removeEnrolled } from '../../state/tryout'
import type { Enrolled, PictureSource } from '../../state/tryoutPictures'
import type { Place } from './place'
import { PictureSources } from './PictureSources'
import { useDrop } from './useDrop'
import { counted } from '../../domain/splitCounts'

/** Puts people into the gallery by name and photos, and takes them out again. */
export function Enrol({ place }: { readonly place: Place }) {
  const id = useId()
  const [name, setName] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { enrolled } = place.tryout

  function add(sources: readonly PictureSource[]) {
    if (sources.length === 0) return
    const given = name.trim() || `${place.words.one} ${enrolled.length + 1}`
    setMissing(name.trim() === '')
    enrol(given, sources)
    setName('')
  }

  const { target, refusal, forgive } = useDrop(add)
  return (
    <section className="try-enrol" aria-label="Enrol" {...target}>
      <label htmlFor={id}>Enrol by name</label>
      <input
        id={id}
        value={name}
        placeholder="Name"
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <PictureSources
        what="gallery"
        place={place}
        several
        heldOut={false}
        onSources={(sources) => {
          forgive()
          add(sources)
        }}
      />
      {refusal !== null && (
        <p className="problem" role="alert">
          {refusal}
        </p>
      )}
      {isMissing && (
        <p className="muted" role="status">
          No name was given, so a number stands for it; to rename, take it out and enrol it again.
        </p>
      )}
      {enrolled.length > 0 && (
        <ul>
          {enrolled.map((person) => (
            <Person key={person.id} person={person} place={place} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Person({ person, place }: { readonly person: Enrolled; readonly place: Place }) {
  const { id, name, pictures } = person
  const problems = pictures.flatMap(({ source, ready }) =>
    ready?.problem && ready.wanted === place.wanted?.key
      ? [`${source.kind === 'photo' ? source.name : name}: ${ready.problem}`]
      : [],
  )
  return (
    <li>
      <span>
        <b>{name}</b> <span className="muted">{counted(pictures.length, place.words.picture)}</span>
      </span>
      <button
        type="button"
        className="try-clear"
        aria-label={`Take ${name} out of the gallery`}
        onClick={() => removeEnrolled(id)}
      >
        <X size={14} aria-hidden />
      </button>
      {problems.map((problem) => (
        <p key={problem} className="problem" role="alert">
          {problem}
        </p>
      ))}
    </li>
  )
}
