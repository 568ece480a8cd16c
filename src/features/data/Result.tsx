import { useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { sameValue, type RunConfig } from '../../domain/config'
import type { IntakeReport } from '../../domain/intake'
import { notUsable } from '../../domain/people/usable'
import { SET_WORDS } from '../../domain/setKind'
import { toRunError } from '../../domain/errors'
import { settingsForSet } from '../../domain/dataDefaults'
import {
  bring,
  intakeStore,
  keepIntake,
  nameIntake,
  readAgain,
  setIntakeOptions,
  startOver,
  type IntakeResult,
} from '../../state/intake'
import { nameFor } from '../../state/intakeFiles'
import { chooseBrought, standingSplit } from '../../state/ownSet'
import { setupStore } from '../../state/setup'
import type { PeopleEditor } from '../../state/peopleEditor'
import { Button } from '../../ui/Button'
import { CropEditor } from './CropEditor'
import { Pickers } from './Pickers'
import { ReportTable } from './ReportTable'
import { SplitChoice } from './SplitChoice'
import { StoredAs } from './StoredAs'
import { WhoIsWho } from './people/WhoIsWho'
import { useKind, useShownSet } from './shownSet'
import { Summary } from './Summary'
import { UseButton } from './UseButton'

/** As many as stand in a row. */
const SAMPLES = 4

/** What was read: in numbers, how it is cut, how it splits, file by file; and the way to training. */
export function Result(props: {
  readonly result: IntakeResult
  readonly report: IntakeReport
  /** Who is on what was read. */
  readonly people: PeopleEditor | null
  /** Told why the set could not be stored, or null. */
  readonly onUsed: (problem: string | null) => void
}) {
  const { result, report, people, onUsed } = props
  const intake = useStore(intakeStore)
  const { options, unopened } = intake
  const set = useShownSet(result, people)
  const [way, setWay] = useState<RunConfig['split']>()
  const [keeping, setKeeping] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const config = useStore(setupStore, ({ setup }) => setup.a)
  const standing = useMemo(() => set && standingSplit(config, set), [config, set])
  const shownWay = way ?? standing ?? undefined
  const suited = useMemo(() => set && settingsForSet(set, shownWay), [set, shownWay])
  const changed = !sameValue(options, result.options)
  const kind = useKind(people)
  const unusable = notUsable(set, kind)
  const id = useId()

  async function use(): Promise<void> {
    setKeeping(true)
    setProblem(null)
    const kept = await keepIntake().catch((thrown: unknown) => {
      const { cause, fix } = toRunError(thrown)
      setProblem(`They could not be put together: ${cause} ${fix}`)
      return null
    })
    if (kept === null) return setKeeping(false)
    chooseBrought('A', kept.set, way)
    onUsed(kept.problem)
  }

  return (
    <>
      <Summary
        set={set}
        words={SET_WORDS[kind]}
        photos={result.draft?.paths.length ?? 0}
        report={report}
        unopened={unopened}
      />
      {people !== null && <WhoIsWho editor={people} pixels={result.pixels} cuttable />}
      {report.samples.length > 0 && (
        <section className="data-part" aria-labelledby={`${id}-cut`}>
          <h3 id={`${id}-cut`}>How photos are cut and stored</h3>
          <CropEditor
            options={options}
            samples={report.samples.slice(0, SAMPLES)}
            onCrop={(crop) => setIntakeOptions({ crop })}
          />
          <StoredAs
            options={options}
            photos={set?.paths.length ?? null}
            allGrey={result.draft?.channels === 1}
          />
          {changed && (
            <p className="data-changed">
              <Button look="primary" onClick={() => readAgain()}>
                Read again
              </Button>{' '}
              with these options.
            </p>
          )}
        </section>
      )}
      {set && suited && (
        <section className="data-part" aria-labelledby={`${id}-split`}>
          <h3 id={`${id}-split`}>What is trained on, and what is held out</h3>
          <SplitChoice
            set={set}
            suited={suited}
            stands={standing !== null && standing === shownWay}
            onWay={setWay}
          />
        </section>
      )}
      <ReportTable rows={report.rows} words={SET_WORDS[kind]} />
      <div className="data-part data-more">
        <span className="muted">Drop more to add to these, or</span>
        <Pickers take={(gather) => void bring(gather)} />
      </div>
      {problem !== null && (
        <p className="data-part control-problem" role="alert">
          {problem}
        </p>
      )}
      <footer className="data-foot">
        {set && (
          <>
            <label htmlFor={`${id}-name`}>Name</label>
            <input
              id={`${id}-name`}
              value={intake.named ?? nameFor(intake)}
              maxLength={80}
              onChange={(event) => nameIntake(event.target.value)}
            />
          </>
        )}
        <Button onClick={startOver}>Start over</Button>
        {result.draft !== null && (
          <UseButton
            label={keeping ? 'Keeping them…' : 'Use these photos'}
            disabled={keeping || changed}
            look={changed ? 'plain' : 'primary'}
            title={changed ? 'Read again first: the options have changed' : undefined}
            unusable={unusable}
            onUse={() => void use()}
          />
        )}
      </footer>
    </>
  )
}
