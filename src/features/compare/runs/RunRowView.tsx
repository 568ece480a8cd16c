import { Pin } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { VERDICT_TEXT } from '../../../diagnosis/verdict'
import { changesText, type RunRow } from '../../../domain/keptRuns/rows'
import type { RunLabel } from '../../../domain/keptRun'
import { bytesText } from '../../../domain/memory'
import { useTyped, type Typed } from '../../../ui/useTyped'
import { VERDICT_LOOKS } from '../outcomes'
import { RunMenu, type RowActions } from './RunMenu'
import { figure, lossText, timeText, whenText } from './words'
import '../verdict.css'

export interface RowProps {
  readonly row: RunRow
  readonly ticked: boolean
  readonly onTick: (id: string, is: boolean) => void
  readonly onLabel: (row: RunRow, label: Partial<RunLabel>) => void
  readonly actions: RowActions
  readonly openIn: string | null
  readonly isBaseline: boolean
  /** Whether its note is being written. */
  readonly noting: boolean
}

const anyText = (text: string): Typed<string> => ({ value: text.trim() })

/** The cells of one run. */
export const RunRowView = memo(function RunRowView(props: RowProps) {
  const { row, ticked, onTick, onLabel, actions, openIn, isBaseline, noting } = props
  const { run, name, changes, heldOut, pairs, ms, loss } = row
  const { note, pinned } = run.label
  const ofPairs =
    pairs === null
      ? 'Of the live held-out pairs'
      : `Of ${pairs.toLocaleString('en')} held-out pairs`
  return (
    <>
      <Cell kind="tick">
        <input
          type="checkbox"
          aria-label={`Tick ${name}`}
          checked={ticked}
          onChange={(event) => onTick(run.id, event.target.checked)}
        />
      </Cell>
      <Cell kind="title">
        <span className="runs-name">
          {pinned && <Pin size={12} aria-label="pinned" role="img" />}
          <Name row={row} onLabel={onLabel} />
        </span>
        {(noting || note !== '') && <Note row={row} autoFocus={noting} onLabel={onLabel} />}
        {openIn !== null && <small className="runs-open">{openIn}</small>}
      </Cell>
      <Cell kind="when">{whenText(run.changed)}</Cell>
      <Cell kind="changes" title={changesText(changes)}>
        {isBaseline ? (
          <span className="muted">all others are compared with this</span>
        ) : (
          <Changes row={row} />
        )}
      </Cell>
      <Cell kind="outcome">
        <Outcome row={row} isOpen={openIn !== null} />
      </Cell>
      <Cell kind="figure" label="AUC" title={ofPairs}>
        {figure(heldOut?.auc)}
      </Cell>
      <Cell kind="figure" label="accuracy" title={ofPairs}>
        {figure(heldOut?.accuracy)}
      </Cell>
      <Cell kind="figure" label="loss" title="Of the last training step">
        {lossText(loss)}
      </Cell>
      <Cell kind="figure" label="steps">
        {run.step.toLocaleString('en')}
      </Cell>
      <Cell kind="figure" label="time" title="Of its training steps">
        {timeText(ms)}
      </Cell>
      <Cell kind="figure" label="size" title="Log, reports and weights, about">
        {bytesText(run.bytes)}
      </Cell>
      <Cell kind="menu">
        <RunMenu {...{ row, actions, openIn, isBaseline }} />
      </Cell>
    </>
  )
})

function Cell(props: {
  readonly kind: string
  readonly label?: string
  readonly title?: string
  readonly children: ReactNode
}) {
  return (
    <div
      role="cell"
      className={`runs-cell runs-${props.kind}`}
      data-figure={props.label}
      title={props.title}
    >
      {/* Where a phone has no heads over the columns. */}
      {props.label && (
        <span className="runs-label" aria-hidden>
          {props.label}{' '}
        </span>
      )}
      {props.children}
    </div>
  )
}

function Name({ row, onLabel }: Pick<RowProps, 'row' | 'onLabel'>) {
  const { input } = useTyped(row.name, anyText, (name) => onLabel(row, { name }))
  return <input {...input} maxLength={80} aria-label={`Name of ${row.name}`} title={row.name} />
}

function Note(props: Pick<RowProps, 'row' | 'onLabel'> & { readonly autoFocus: boolean }) {
  const { row, onLabel, autoFocus } = props
  const { input } = useTyped(row.run.label.note, anyText, (note) => onLabel(row, { note }))
  return (
    <input
      {...input}
      className="runs-note"
      maxLength={500}
      autoFocus={autoFocus}
      placeholder="a note"
      aria-label={`Note on ${row.name}`}
      title={row.run.label.note}
    />
  )
}

function Changes({ row: { changes } }: Pick<RowProps, 'row'>) {
  if (changes === null) return <span className="muted">the first run</span>
  if (changes.length === 0) return <span className="muted">nothing</span>
  return (
    <span className="runs-changed">
      {changes.map(({ label, from, to }, i) => (
        <span key={label}>
          {i > 0 && ' · '}
          {label}: <span className="muted">{from} →</span> <b>{to}</b>
        </span>
      ))}
    </span>
  )
}

const STATES = {
  training: 'left while training',
  paused: 'paused',
  finished: 'finished',
  failed: 'failed',
} as const

function Outcome({
  row: { run, verdict },
  isOpen,
}: Pick<RowProps, 'row'> & { readonly isOpen: boolean }) {
  const state = isOpen && run.state === 'training' ? 'training' : STATES[run.state]
  if (verdict === null) return <span className="muted">{state}</span>
  const { icon: Icon, tone, about } = VERDICT_LOOKS[verdict]
  return (
    <>
      <b className={`verdict verdict-${tone}`} title={about}>
        <Icon size={13} strokeWidth={2.5} aria-hidden /> {VERDICT_TEXT[verdict]}
      </b>
      <small className="muted">{state}</small>
    </>
  )
}
