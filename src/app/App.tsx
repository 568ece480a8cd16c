import { useStore } from 'zustand'
import { writeLink } from '../domain/link'
import { hidesControl, showsPanel, type Control } from '../domain/linkView'
import { CaseCard } from '../features/cases/CaseCard'
import { GalleryDialog } from '../features/cases/GalleryDialog'
import { StartFrom } from '../features/cases/StartFrom'
import { CodeDialog } from '../features/code/CodeDialog'
import { RoomNotice } from '../features/compare/runs/RoomNotice'
import { RunsButton } from '../features/compare/runs/RunsButton'
import { SweepButton } from '../features/compare/SweepButton'
import { DataButton } from '../features/data/DataButton'
import { Findings } from '../features/diagnose/Findings'
import { UpdateNotice } from '../features/host/UpdateNotice'
import { WeightsButton } from '../features/keep/WeightsButton'
import { SetupPanel } from '../features/setup/SetupPanel'
import { IgnoredNotice } from '../features/share/IgnoredNotice'
import { LinkNote } from '../features/share/LinkNote'
import { Share } from '../features/share/Share'
import { BackendChip } from '../features/train/BackendChip'
import { Counts } from '../features/train/Counts'
import { Curves } from '../features/train/Curves'
import { KeysDialog } from '../features/train/KeysDialog'
import { RunStrip } from '../features/train/RunStrip'
import { SeedButton } from '../features/train/SeedButton'
import { Transport } from '../features/train/Transport'
import { linkStore, setupStore } from '../state/setup'
import { lazyPart } from '../ui/lazyPart'
import { PartBoundary } from '../ui/PartBoundary'
import { Brand } from './Brand'
import { Results } from './Results'
import { ThemeButton } from './ThemeButton'

const PageDetails = lazyPart(
  'What is known of the page',
  () => import('../features/host/PageDetails'),
  (loaded) => loaded.PageDetails,
)
const VerifyPage = lazyPart(
  'The page that verifies',
  () => import('../features/try/verify/VerifyPage'),
  (loaded) => loaded.VerifyPage,
)

/** The page, or one that only verifies. */
export function App() {
  const verify = useStore(linkStore, (link) => link.verify)
  const setup = useStore(setupStore, (state) => state.setup)
  if (verify === null) return <Playground />
  return (
    <>
      <header className="top">
        <Brand />
        <div className="top-right">
          <a className="button" href={writeLink(setup)}>
            Open the playground
          </a>
          <ThemeButton />
        </div>
      </header>
      <VerifyPage key={verify} id={verify} />
    </>
  )
}

/** The screen: top bar, set-up, curves with results, and what is happening; or what a link shows of it. */
function Playground() {
  const view = useStore(linkStore, (link) => link.view)
  const has = (control: Control) => !hidesControl(view, control)
  const [setup, findings] = [showsPanel(view, 'setup'), showsPanel(view, 'findings')]
  return (
    <>
      <header className="top">
        <Brand />
        {has('cases') && <StartFrom />}
        <Transport />
        {has('counts') && <Counts />}
        <div className="top-right">
          {has('backend') && (
            <BackendChip>
              <PageDetails />
            </BackendChip>
          )}
          {has('seed') && <SeedButton />}
          {has('runs') && <RunsButton />}
          {has('share') && <Share />}
          {has('theme') && <ThemeButton />}
          {has('keys') && <KeysDialog />}
        </div>
      </header>
      <UpdateNotice />
      <IgnoredNotice />
      <RoomNotice />
      <LinkNote />
      <main className={columnsClass(setup, findings)}>
        {setup && (
          <PartBoundary name="Set-up">
            <SetupPanel
              photos={has('photos') && <DataButton />}
              weights={has('weights') && <WeightsButton />}
            >
              {has('sweep') && <SweepButton />}
            </SetupPanel>
          </PartBoundary>
        )}
        <div className="centre">
          <RunStrip />
          {showsPanel(view, 'curves') && (
            <PartBoundary name="Curves">
              <Curves />
            </PartBoundary>
          )}
          {showsPanel(view, 'results') && (
            <PartBoundary name="Results">
              <Results />
            </PartBoundary>
          )}
        </div>
        {findings && (
          <div className="happening">
            {has('case') && (
              <PartBoundary name="The case">
                <CaseCard />
              </PartBoundary>
            )}
            <PartBoundary name="Findings">
              <Findings />
            </PartBoundary>
          </div>
        )}
      </main>
      <GalleryDialog />
      <CodeDialog />
    </>
  )
}

const columnsClass = (setup: boolean, findings: boolean) =>
  ['columns', !setup && 'without-setup', !findings && 'without-findings'].filter(Boolean).join(' ')
