import { useState } from 'react'
import type { RunId } from '../../domain/config'
import { takenForSame } from '../../domain/verification/pairOutputs'
import type { Judge } from '../../domain/judging'
import { outputName } from '../../domain/outputs'
import type { JudgedRun } from '../../state/judgedRun'
import { judgedRates } from '../../state/judgedRates'
import type { Ranked } from '../../state/tryoutGallery'
import { Button } from '../../ui/Button'
import { PixelImage } from '../../ui/PixelImage'
import { HeldOutImage } from './HeldOutImage'
import type { Place } from './place'
import { headline } from './headline'
import { weakThreshold } from './weakThreshold'
import { outputText } from './words'

/** So many are shown, and the enrolled, before the person asks for all. */
const FIRST = 10

/** Everybody in the gallery by their nearest photo. */
export function Ranking(props: {
  /** Null of a verifier without a run. */
  readonly run: RunId | null
  readonly ranked: readonly Ranked[]
  readonly judge: Judge
  readonly judged: JudgedRun | null
  readonly place: Place
}) {
  const { run, ranked, judge, judged, place } = props
  const [all, setAll] = useState(false)
  const { config, words } = place
  const placed = ranked.map((member, i) => ({ ...member, rank: i + 1 }))
  const shown = placed.filter(({ rank, enrolled }) => all || rank <= FIRST || enrolled)
  const { kind, text, detail } = headline(ranked, judge, words)
  const weak = judged && weakThreshold(judgedRates(judged, judge), words, judge)
  return (
    <>
      <p className={`try-verdict ${kind} ${weak ? 'weak' : ''}`}>
        <span aria-hidden>{kind === 'same' ? '●' : kind === 'different' ? '◆' : '–'}</span> {text}
      </p>
      <p className="hidden" role="status">
        {run !== null && `Run ${run}: `}
        {text}
      </p>
      {weak && <p className="try-weak">{weak}</p>}
      <p>{detail}</p>
      <table className="table try-ranking">
        <caption className="muted">
          By each {words.one}’s nearest {words.picture}, nearest first
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <abbr title="Place">#</abbr>
            </th>
            <th scope="col">{words.picture}</th>
            <th scope="col">name</th>
            <th scope="col">{outputName(config)}</th>
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((member) => (
            <tr key={member.person}>
              <td>{member.rank}</td>
              <td>
                <Thumbnail member={member} place={place} />
              </td>
              <th scope="row">
                {member.name}{' '}
                <small>
                  {member.enrolled && 'enrolled, '}nearest of {member.photos}
                </small>
              </th>
              <td>{outputText(member.output)}</td>
              <td>
                <Same member={member} judge={judge} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(all || shown.length < ranked.length) && ranked.length > FIRST && (
        <Button className="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${ranked.length}`}
        </Button>
      )}
    </>
  )
}

function Same({ member, judge }: { readonly member: Ranked; readonly judge: Judge }) {
  if (Number.isNaN(member.output) || Number.isNaN(judge.threshold)) return '–'
  const same = takenForSame(member.output, judge.threshold, judge.larger)
  return <span className={same ? 'same' : 'different'}>{same ? '● same' : '◆ different'}</span>
}

function Thumbnail({ member, place }: { readonly member: Ranked; readonly place: Place }) {
  const { image, name } = member
  if (image.kind === 'given')
    return (
      place.wanted && (
        <PixelImage
          pixels={image.pixels}
          side={place.wanted.options.side}
          channels={place.wanted.options.channels}
          label={name}
        />
      )
    )
  return place.view.heldOut && <HeldOutImage images={place.view.heldOut} place={image.place} />
}
