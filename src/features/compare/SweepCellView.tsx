import { DropdownMenu } from 'radix-ui'
import { memo } from 'react'
import { SOURCES } from '../../domain/choices/sources'
import { VERDICT_TEXT } from '../../diagnosis/verdict'
import type { RunConfig } from '../../domain/config'
import { linkOfRun } from '../../state/exportSweep'
import { cellVerdict, type SweepCell } from '../../state/sweepCell'
import { openAsA, raceAsB } from '../../state/sweepFixes'
import { Sparkline } from '../../ui/Sparkline'
import { VERDICT_LOOKS } from './outcomes'
import './verdict.css'

/** One run of a sweep: its curve and how it came out; a click offers what to do with it. */
export const SweepCellView = memo(function SweepCellView(props: {
  readonly cell: SweepCell
  readonly name: string
  readonly onLeave: () => void
}) {
  const { cell, name, onLeave } = props
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="cell">
        <span className="hidden">{name}: </span>
        <Outcome cell={cell} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu cell-menu"
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <CellMenu config={cell.config} onLeave={onLeave} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
})

function CellMenu(props: { readonly config: RunConfig; readonly onLeave: () => void }) {
  const { config, onLeave } = props
  const then = (act: typeof openAsA) => () => {
    act(config)
    onLeave()
  }
  return (
    <>
      <DropdownMenu.Item className="menu-item" onSelect={then(openAsA)}>
        <b>Open as A</b>
        <span>A takes these settings; its step limit stays.</span>
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={then(raceAsB)}>
        <b>Race as B</b>
        <span>B takes them, beside A as it is.</span>
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" asChild>
        <a href={linkOfRun(config)} target="_blank" rel="noopener">
          <b>Its link</b>
          <span>Opens exactly this run on a page of its own.</span>
        </a>
      </DropdownMenu.Item>
    </>
  )
}

function Outcome({ cell }: { readonly cell: SweepCell }) {
  const { status, view, trouble } = cell
  const verdict = cellVerdict(cell)
  if (trouble !== null)
    return (
      <span className="cell-trouble">
        <b>
          {status}: {trouble.title}
        </b>
        <span>{trouble.message}</span>
      </span>
    )
  return (
    <>
      <Curve cell={cell} />
      <span className="cell-words">
        {verdict === null ? (
          <span className="muted">
            {status === 'running' ? `step ${view.log.length} of ${cell.config.steps}` : status}
          </span>
        ) : (
          <Verdict cell={cell} verdict={verdict} />
        )}
        <Measures cell={cell} />
      </span>
    </>
  )
}

function Curve({ cell }: { readonly cell: SweepCell }) {
  const { config } = cell
  const { log, nonFinite } = cell.view
  const losses = log.column('loss')
  const [first, last] = [losses[0], losses.at(-1)]
  const label =
    first === undefined || last === undefined
      ? 'no loss yet'
      : `loss from ${measure(first)} to ${measure(last)} in ${log.length} steps`
  return (
    <Sparkline
      label={label}
      series={[{ ys: losses }, { xs: log.heldOut.step, ys: log.heldOut.loss, dashed: true }]}
      xMax={config.steps}
      brokenAt={nonFinite?.step}
    />
  )
}

function Verdict(props: {
  readonly cell: SweepCell
  readonly verdict: NonNullable<ReturnType<typeof cellVerdict>>
}) {
  const { verdict } = props
  const { nonFinite } = props.cell.view
  const { icon: Icon, tone, about } = VERDICT_LOOKS[verdict]
  return (
    <b className={`verdict verdict-${tone}`} title={about}>
      <Icon size={13} strokeWidth={2.5} aria-hidden /> {VERDICT_TEXT[verdict]}
      {nonFinite && ` at step ${nonFinite.step}`}
    </b>
  )
}

function Measures({ cell }: { readonly cell: SweepCell }) {
  const { evaluation, set } = cell.view
  if (evaluation === null) return null
  const { many } = SOURCES[cell.config.data].words(set)
  const live = evaluation.isJudged === true ? '' : 'live '
  return (
    <span
      className="cell-measures"
      title={`Of ${evaluation.same.length.toLocaleString('en')} ${live}held-out pairs`}
    >
      <span>
        AUC <b>{evaluation.auc.toFixed(3)}</b>
      </span>{' '}
      <span>
        accuracy <b>{evaluation.accuracy.toFixed(3)}</b>
      </span>
      <span className="cell-pairs-of">
        {evaluation.same.length.toLocaleString('en')} {live}pairs
        {evaluation.people === undefined ? '' : `, ${evaluation.people} ${many}`}
      </span>
    </span>
  )
}

const measure = (value: number) => (Number.isFinite(value) ? value.toPrecision(2) : String(value))
