import { useState } from 'react'
import { useStore } from 'zustand'
import { peopleIn } from '../../domain/forgeries'
import { SET_WORDS } from '../../domain/setKind'
import { counted } from '../../domain/splitCounts'
import { showData } from '../../state/dataDialog'
import { bring, intakeStore, type Gather, type IntakeResult } from '../../state/intake'
import { Bring } from './Bring'
import { KeptSets } from './KeptSets'
import { JobNotice, UnstoredNotice } from './Notices'
import { ReadingProgress } from './ReadingProgress'
import { Result } from './Result'

const take = (gather: Gather) => void bring(gather)

/** The photos from drop to set: bring, read, look, use; and the sets that are kept. */
export function DataPage() {
  const { job, result } = useStore(intakeStore)
  const [unstored, setUnstored] = useState<string | null>(null)
  const used = (problem: string | null) => {
    setUnstored(problem)
    if (problem === null) showData(false)
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
      ) : result !== null ? (
        <Result result={result} onUsed={used} />
      ) : (
        <>
          <Bring take={take} />
          <KeptSets onUsed={() => used(null)} />
        </>
      )}
    </div>
  )
}

function resultText({ set, draft }: IntakeResult): string {
  if (set === null)
    return draft === null
      ? 'No photo could be read.'
      : `Read: ${counted(draft.paths.length, 'photo')}. Say who is on which.`
  const { one, many, picture } = SET_WORDS[set.kind]
  return `Read: ${counted(peopleIn(set), one, many)}, ${counted(set.paths.length, picture)}.`
}
