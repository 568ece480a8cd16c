import { useDeferredValue, useState } from 'react'
import { useStore } from 'zustand'
import { peopleIn } from '../../domain/forgeries'
import { SET_WORDS } from '../../domain/setKind'
import { counted } from '../../domain/splitCounts'
import { leaveData } from '../../state/dataDialog'
import { bring, intakeStore, type Gather, type IntakeResult } from '../../state/intake'
import { Bring } from './Bring'
import { EditedSet } from './EditedSet'
import { KeptSets } from './KeptSets'
import { JobNotice, UnstoredNotice } from './Notices'
import { ReadingProgress } from './ReadingProgress'
import { Result } from './Result'

const take = (gather: Gather) => void bring(gather)

/** The photos from drop to set: bring, read, look, use; and the sets that are kept. */
export function DataPage() {
  // What thousands of photos come to is drawn in turns, so that the page answers meanwhile.
  const { job, result, kept, people } = useDeferredValue(useStore(intakeStore))
  const [unstored, setUnstored] = useState<string | null>(null)
  const [edited, setEdited] = useState<string | null>(null)
  const used = (problem: string | null) => {
    setUnstored(problem)
    if (problem === null) leaveData()
  }
  const underWay = job.state === 'listing' || job.state === 'reading'
  return (
    <div className="data">
      <p className="hidden" role="status">
        {!underWay && result !== null && resultText(result)}
      </p>
      {unstored !== null && <UnstoredNotice problem={unstored} />}
      <JobNotice job={job} />
      {underWay ? (
        <ReadingProgress job={job} />
      ) : kept !== null && result !== null && people !== null ? (
        <EditedSet
          {...{ kept, result, people }}
          onKept={(name, problem) => {
            setEdited(name)
            setUnstored(problem)
          }}
        />
      ) : result?.report ? (
        <Result result={result} report={result.report} people={people} onUsed={used} />
      ) : (
        <>
          {edited !== null && (
            <p className="data-part" role="status">
              <b>Kept as “{edited}”.</b> It stands first among the sets you keep.
            </p>
          )}
          <Bring take={take} />
          <KeptSets onUsed={() => used(null)} onEdit={() => setEdited(null)} />
        </>
      )}
    </div>
  )
}

function resultText({ set, draft }: IntakeResult): string {
  if (set === null)
    return draft === null
      ? 'No photo could be read.'
      : `Read: ${counted(draft.paths.length, SET_WORDS[draft.kind].picture)}. Say who is who.`
  const { one, many, picture } = SET_WORDS[set.kind]
  return `Read: ${counted(peopleIn(set), one, many)}, ${counted(set.paths.length, picture)}.`
}
