import { useStore } from 'zustand'
import { configOf, runsOf, type Setup } from '../../domain/config'
import { fitting, frozenText } from '../../domain/startWeights'
import { networksStore, shapesFor } from '../../state/networks'
import { RunBadge } from '../../ui/RunBadge'

/** What of a network begins anew beside its start weights, and what stays fixed. */
export function StartNote({ setup }: { readonly setup: Setup }) {
  useStore(networksStore)
  return runsOf(setup).map((run) => {
    const config = configOf(setup, run)
    const shapes = shapesFor(config)
    const fit = shapes && fitting(config, shapes)
    const fitted = fit !== null && 'parts' in fit ? fit : null
    const told = [
      fitted?.byShape ? 'Layers of the file were told apart by their shapes.' : [],
      fitted !== null && fitted.missing.length > 0
        ? 'The head is not in the file, or another one there, and begins as drawn.'
        : [],
      frozenText(config) ?? [],
    ].flat()
    return told.length === 0 ? null : (
      <p key={run} className="muted note">
        {setup.compare && <RunBadge run={run} />} {told.join(' ')}
      </p>
    )
  })
}
