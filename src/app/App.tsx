import { CaseCard } from '../features/cases/CaseCard'
import { GalleryDialog } from '../features/cases/GalleryDialog'
import { StartFrom } from '../features/cases/StartFrom'
import { RoomNotice } from '../features/compare/runs/RoomNotice'
import { RunsButton } from '../features/compare/runs/RunsButton'
import { SweepButton } from '../features/compare/SweepButton'
import { DataButton } from '../features/data/DataButton'
import { Findings } from '../features/diagnose/Findings'
import { SetupPanel } from '../features/setup/SetupPanel'
import { IgnoredNotice } from '../features/share/IgnoredNotice'
import { Share } from '../features/share/Share'
import { BackendChip } from '../features/train/BackendChip'
import { Counts } from '../features/train/Counts'
import { Curves } from '../features/train/Curves'
import { KeysDialog } from '../features/train/KeysDialog'
import { RunStrip } from '../features/train/RunStrip'
import { SeedButton } from '../features/train/SeedButton'
import { Transport } from '../features/train/Transport'
import { Brand } from './Brand'
import { Results } from './Results'
import { ThemeButton } from './ThemeButton'

/** The screen: top bar, set-up, curves with results, and what is happening. */
export function App() {
  return (
    <>
      <header className="top">
        <Brand />
        <StartFrom />
        <Transport />
        <Counts />
        <div className="top-right">
          <BackendChip />
          <SeedButton />
          <RunsButton />
          <Share />
          <ThemeButton />
          <KeysDialog />
        </div>
      </header>
      <IgnoredNotice />
      <RoomNotice />
      <main className="columns">
        <SetupPanel photos={<DataButton />}>
          <SweepButton />
        </SetupPanel>
        <div className="centre">
          <RunStrip />
          <Curves />
          <Results />
        </div>
        <div className="happening">
          <CaseCard />
          <Findings />
        </div>
      </main>
      <GalleryDialog />
    </>
  )
}
