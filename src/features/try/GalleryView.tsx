import { useEffect } from 'react'
import type { RunId } from '../../domain/config'
import { answerTo, askGallery, setWithHeldOut } from '../../state/tryout'
import { galleryOf, galleryQuestion, imageFor } from '../../state/tryoutQuestions'
import { AnswerNote } from './AnswerNote'
import { Enrol } from './Enrol'
import type { Place } from './place'
import { Ranking } from './Ranking'
import { Slot } from './Slot'
import { useJudge } from './useJudge'
import { counted } from '../../domain/splitCounts'

/** One picture against everybody in the gallery, nearest first. */
export function GalleryView({ run, place }: { readonly run: RunId; readonly place: Place }) {
  const { tryout, view, wanted } = place
  const question = galleryQuestion(place)
  const { subject, log } = question ?? {}
  // Hundreds of images: asked anew when training stops, and when the person says so.
  const pace = view.state === 'training' ? 'training' : view.log.length
  useEffect(() => {
    if (subject !== undefined) void askGallery(run)
  }, [run, subject, log, pace])

  const { judge, judged } = useJudge(run, place)
  const { answer, failure } = answerTo(question, tryout.gallery[run])
  const gallery = galleryOf(place)
  const hasProbe = wanted !== null && imageFor(tryout.slots.probe, wanted) !== null
  return (
    <div className="try-gallery">
      <div className="try-gallery-side">
        <Slot slot="probe" label="Probe" place={place} />
        <label className="check">
          <input
            type="checkbox"
            checked={tryout.withHeldOut}
            onChange={(event) => setWithHeldOut(event.target.checked)}
          />
          Held-out {place.words.many} in the gallery
        </label>
        <p className="muted">{extent(place)}</p>
        <Enrol place={place} />
      </div>
      <section className="try-result" aria-label={`Gallery as run ${run} ranks it`}>
        {answer !== null ? (
          <Ranking run={run} ranked={answer.value} judge={judge} judged={judged} place={place} />
        ) : question !== null && failure === null ? (
          <p className="muted">Ranking…</p>
        ) : (
          <p className="muted">{missing(hasProbe, gallery.length)}</p>
        )}
        <AnswerNote
          step={answer?.step ?? null}
          failure={failure}
          view={view}
          follows={false}
          onRefresh={() => void askGallery(run)}
        />
      </section>
    </div>
  )
}

function missing(hasProbe: boolean, size: number): string {
  if (!hasProbe)
    return 'Put a probe on the left, and here stands who in the gallery is nearest to it.'
  if (size === 0) return 'The gallery is empty. Enrol somebody, or let the held-out images in.'
  return 'The ranking appears here once the run can be asked.'
}

/** Who of the held-out is in the gallery. */
function extent(place: Place): string {
  const { tryout, view, words, wanted } = place
  if (!tryout.withHeldOut) return 'Only those you enrol are in the gallery.'
  if (view.heldOut === null) return 'They are here once the run has started.'
  const members = galleryOf(place).filter(({ enrolled }) => !enrolled)
  const people = new Set(members.map(({ person }) => person)).size
  const all = view.heldOut.classes.length
  const some = `${people} ${people === 1 ? words.one : words.many}, ${members.length.toLocaleString('en')} of ${counted(all, 'image')}`
  const isHeldOut = wanted !== null && imageFor(tryout.slots.probe, wanted)?.kind === 'held_out'
  return isHeldOut ? `${some}; the probe itself is left out.` : `${some}.`
}
