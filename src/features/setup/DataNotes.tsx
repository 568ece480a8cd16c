import { useStore } from 'zustand'
import { calibrationText } from '../../domain/calibration'
import { SOURCES } from '../../domain/choices/sources'
import type { Credit } from '../../domain/choices/sources/source'
import { configOf, runsOf, sameValue, type RunConfig, type Setup } from '../../domain/config'
import { isFromLibrary } from '../../domain/dataSource'
import { setFor } from '../../state/datasets'
import { askHowMuchData, canAskHowMuch } from '../../state/howMuchData'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { RunBadge } from '../../ui/RunBadge'

/** How much is trained on, held out, and of that calibrated on; null where the images are not here. */
function countsOf(config: RunConfig): readonly string[] | null {
  const [source, set] = [SOURCES[config.data], setFor(config)]
  const parts = set && calibrationText(set, config, source.words(set))
  const sides = source.sides(config, set)
  return sides && parts !== null ? [...sides, parts] : sides
}

/** What is trained on and held out; B's where that is other. */
export function SplitNote({ setup }: { readonly setup: Setup }) {
  const all = runsOf(setup).map((run) => ({ run, counts: countsOf(configOf(setup, run)) }))
  const [a, b] = all
  const differs = b !== undefined && !sameValue(a?.counts, b.counts)
  return (differs ? all : all.slice(0, 1)).map(({ run, counts }) =>
    counts === null ? null : (
      <p key={run} className="data-counts">
        {differs && <RunBadge run={run} />}
        {counts.map((side) => (
          <span key={side}>{side}</span>
        ))}
      </p>
    ),
  )
}

/** Whose images they are. */
export function Attribution({ setup }: { readonly setup: Setup }) {
  const kinds = new Set(runsOf(setup).map((run) => configOf(setup, run).data))
  return [...kinds].map((data) => (
    <p key={data} className="attribution">
      <CreditLine {...SOURCES[data].credit} />
    </p>
  ))
}

const CreditLine = ({ text, licence }: Credit) =>
  licence === null ? (
    text
  ) : (
    <>
      {text} · <a href={licence.href}>{licence.name}</a>
    </>
  )

/** What more of one's own photos would bring, where there are some to leave out. */
export function HowMuchData() {
  const canAsk = useStore(
    setupStore,
    (state) => isFromLibrary(state.setup.a) && canAskHowMuch(state),
  )
  return (
    canAsk && (
      <Button
        className="small"
        title="Trains on fewer people and photos, and tells what more would bring"
        onClick={askHowMuchData}
      >
        How much data?
      </Button>
    )
  )
}
