/** The parts of a report, each from what the page knows. */
import type { Finding } from '../../../diagnosis/finding'
import { triedText } from '../../../diagnosis/trialWords'
import { DEFAULT_CONFIG, sameValue, type RunConfig, type RunId } from '../../../domain/config'
import { formatValue } from '../../../domain/field'
import { FIELDS } from '../../../domain/fields'
import { thresholdText, worstFirst, judgedRight } from '../../../domain/judging'
import { formatLayers } from '../../../domain/layersText'
import type { LayerSpec } from '../../../domain/layers'
import { robustRange } from '../../../charts/range'
import type { Interval } from '../../../domain/verification/jackknife'
import type { RunView } from '../../../state/runView'
import { fractionText } from '../../../state/scores/figures'
import {
  intervalsOf,
  intervalText,
  ratesInterval,
  unitsText,
} from '../../../state/scores/intervals'
import type { Judging } from '../../../state/scores/judging'
import { ratesOf } from '../../../state/scores/rates'
import { rowText, scoreRowsOf, type ScoreRow } from '../../../state/scores/scoreRows'
import { lineChart, type Line } from './chart'
import { html, type Html } from './html'

/** An image as the address of a PNG; side × side × channels bytes. */
export type ImageUrl = (pixels: Uint8Array, side: number, channels: 1 | 3) => string

export interface ReportRun {
  readonly run: RunId
  readonly config: RunConfig
  readonly view: RunView
  readonly judging: Judging | null
  readonly findings: readonly Finding[]
  /** Whether its images may be in the report. */
  readonly showsImages: boolean
}

const LOOKS = { A: 'a', B: 'b' } as const

/** Fields that differ from the default, or from run to run, first; then the others that matter. */
export function settings(runs: readonly ReportRun[]): Html {
  const configs = runs.map(({ config }) => config)
  const fields = FIELDS.filter(({ applies }) => configs.some((each) => applies?.(each) ?? true))
  const isChanged = ({ id }: (typeof FIELDS)[number]) =>
    configs.some((config) => !sameValue(config[id], DEFAULT_CONFIG[id]))
  const rows = (some: typeof fields) =>
    some.map(
      (field) =>
        html`<tr>
          <th scope="row">${field.label}</th>
          ${configs.map((config) => html`<td>${field.kind === 'layers' ? formatLayers(config[field.id] as readonly LayerSpec[]) : formatValue(field, config[field.id])}</td>`)}
          <td class="muted"><code>${field.link}</code></td>
        </tr>`,
    )
  const head = html`<thead>
    <tr>
      <th scope="col">Setting</th>
      ${runs.map(({ run }) => html`<th scope="col">${run}</th>`)}
      <th scope="col">Key</th>
    </tr>
  </thead>`
  const changed = fields.filter(isChanged)
  return html`<section>
    <h2>Settings</h2>
    ${
      changed.length === 0
        ? html`<p>All as the page begins.</p>`
        : html`<table>
            <caption>
              Other than the default
            </caption>
            ${head}
            <tbody>
              ${rows(changed)}
            </tbody>
          </table>`
    }
    <details>
      <summary>All others, at their default</summary>
      <table>
        ${head}
        <tbody>
          ${rows(fields.filter((field) => !isChanged(field)))}
        </tbody>
      </table>
    </details>
  </section>`
}

export function curves(runs: readonly ReportRun[]): Html {
  const longest = Math.max(1, ...runs.map(({ view }) => view.log.length))
  const linesOf = (measure: 'loss' | 'accuracy') =>
    runs.flatMap(({ run, view: { log } }): Line[] => [
      {
        name: `${run} train`,
        look: LOOKS[run],
        xs: Float64Array.from({ length: log.length }, (_, i) => i + 1),
        ys: log.column(measure),
      },
      {
        name: `${run} held-out`,
        look: LOOKS[run],
        dashed: true,
        xs: log.heldOut.step,
        ys: log.heldOut[measure],
      },
    ])
  const losses = linesOf('loss')
  const shared = { xTitle: 'step', xRange: [0, longest] as const }
  const finite = losses.flatMap(({ ys }) => Array.from(ys).filter(Number.isFinite))
  return html`<section>
    <h2>Curves</h2>
    <div class="charts">
      ${lineChart({ title: 'Loss', ...shared, yRange: robustRange(finite, []) }, losses)}${lineChart({ title: 'Accuracy', ...shared, yRange: [0, 1] }, linesOf('accuracy'))}
    </div>
  </section>`
}

export function scores(runs: readonly ReportRun[]): Html {
  const judgings = runs.flatMap(({ judging }) => judging ?? [])
  const [first] = judgings
  if (first === undefined)
    return html`<section>
      <h2>Scores</h2>
      <p>Nothing was judged: there was no evaluation on held-out pairs yet.</p>
    </section>`
  const rows = scoreRowsOf(judgings)
  const alone = judgings.length === 1
  const diagonal: Line = { name: 'chance', look: 'chance', xs: [0, 1], ys: [0, 1] }
  const roc = rows.map((row): Line => ({
    name: rowText(row, alone),
    look: row.kind === 'network' ? LOOKS[row.judging.run] : 'other',
    dashed: row.kind === 'pixels',
    ...ratesOf(row.ranked.curve),
  }))
  return html`<section>
    <h2>Scores on held-out pairs</h2>
    ${judgings.map(ofWhat)}
    <table>
      <thead>
        <tr>
          <th scope="col">Of</th>
          <th scope="col">Verified</th>
          <th scope="col">Best accuracy</th>
          <th scope="col">AUC</th>
          <th scope="col">EER</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => scoreRow(row, alone))}
      </tbody>
    </table>
    ${lineChart({ title: 'ROC', xTitle: 'false accept rate', xRange: [0, 1], yRange: [0, 1] }, [diagonal, ...roc])}
  </section>`
}

/** As `intervalText` says it. */
const FEW = '; “too few” where it would be wider than from guessing to no fault'

function ofWhat({ run, judged, judge }: Judging): Html {
  const same = judged.pairs.same.reduce((sum, each) => sum + each, 0)
  const all = judged.pairs.same.length
  const count = (value: number) => value.toLocaleString('en')
  const over = judged.units
    ? `Below each figure its 95 % interval over ${unitsText(judged.units, judged.words)}, where it is known${FEW}.`
    : 'No intervals: whom the pairs are of is not known.'
  const calibrated = judge.calibrated
  const from = {
    set: 'set by hand',
    calibrated: calibrated
      ? `chosen on ${calibrated.people} ${judged.words.many}, judged on ${calibrated.crossed ? 'the others in turn' : `${calibrated.judges} others`}`
      : 'calibrated',
    aim: 'where the loss aims',
    best: 'the best for these very pairs',
  }[judge.from]
  return html`<p>
    Run ${run}, step ${count(judged.step)}: ${count(all)}
    pairs${judged.isLive ? ', the few of live evaluation' : ''}, ${count(same)} same and
    ${count(all - same)} different. Threshold ${thresholdText(judge.threshold, judge.larger)},
    ${from}. ${over}
  </p>`
}

function scoreRow(row: ScoreRow, alone: boolean): Html {
  const { ranking } = row.ranked
  const intervals = intervalsOf(row.leftOut)
  const name = row.kind === 'network' ? `network of run ${row.runs.join()}` : rowText(row, alone)
  return html`<tr>
    <th scope="row">${name}</th>
    ${figure(row.accuracy, row.rates && ratesInterval(row.rates, 'accuracy'))}${figure(ranking.bestAccuracy, intervals.bestAccuracy)}${figure(ranking.auc, intervals.auc)}${figure(ranking.eer, intervals.eer)}
  </tr>`
}

const figure = (value: number | null, interval: Interval | null) =>
  html`<td>
    ${value === null ? '–' : fractionText(value)}${value === null || interval === null ? null : html`<small>${intervalText(interval)}</small>`}
  </td>`

const PROOFS = {
  none: 'Fixes were not tried.',
  running: 'Fixes were still being tried.',
  proven: 'Tried in short runs of the same settings: the first fix learns.',
  refuted: 'Of all fixes that were tried none learns.',
} as const

export function findings(runs: readonly ReportRun[], urlOf: ImageUrl): Html {
  const all = runs.flatMap((each) => each.findings.map((finding) => ({ finding, of: each })))
  const cards = all.map(({ finding, of }) => findingCard(finding, of, urlOf))
  return html`<section>
    <h2>What was found</h2>
    ${cards.length === 0 ? html`<p>Nothing unusual.</p>` : cards}
  </section>`
}

function findingCard(finding: Finding, { run, showsImages }: ReportRun, urlOf: ImageUrl): Html {
  const { severity, title, where, why, evidence, follows, fixes, tried, proof } = finding
  const others = tried.filter((fix) => !fixes.some(({ label }) => label === fix.label))
  const pair = evidence?.pair
  const images = [pair?.imageA, pair?.imageB].flatMap((each) =>
    each && pair && showsImages
      ? html`<img alt="" src="${urlOf(each, pair.side, pair.channels)}" />`
      : [],
  )
  const list = (items: readonly string[]) =>
    items.length === 0
      ? null
      : html`<ul>
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>`
  const chain = evidence?.chain?.map(({ text }) => text).join(' → ') ?? ''
  return html`<article class="${severity}">
    <h3>${title}</h3>
    <p class="muted">Run ${run}${where && `, ${where}`}</p>
    ${images}${chain === '' ? null : html`<p><code>${chain}</code></p>`}${why === '' ? null : html`<p>${why}</p>`}${list(follows)}${fixes.length + tried.length === 0 ? null : html`<p>${PROOFS[proof]}</p>`}${list(fixes.map((fix) => `Fix: ${triedText(fix)}`))}${list(others.map((fix) => `Tried: ${triedText(fix)}`))}
  </article>`
}

/** Pairs farthest on the wrong side of the threshold, and farthest on the right one. */
const SHOWN = 6

export function pairs(runs: readonly ReportRun[], urlOf: ImageUrl): Html {
  return html`<section>
    <h2>Some held-out pairs</h2>
    ${runs.map((each) => pairsOf(each, urlOf))}
  </section>`
}

function pairsOf(
  { run, view: { heldOut }, judging, showsImages }: ReportRun,
  urlOf: ImageUrl,
): Html {
  if (!showsImages)
    return html`<p>
      Run ${run}: photos and names are left out of this report, since it was made without them.
    </p>`
  if (judging === null || heldOut === null) return html`<p>Run ${run}: none were evaluated.</p>`
  const { judged, judge } = judging
  const { a, b, same, outputs } = judged.pairs
  const length = heldOut.side ** 2 * heldOut.channels
  const image = (place: number) =>
    html`<img
      alt=""
      src="${urlOf(heldOut.pixels.subarray(place * length, (place + 1) * length), heldOut.side, heldOut.channels)}"
    />`
  const nameOf = (place: number) => heldOut.names[heldOut.classes[place] ?? -1] ?? ''
  const card = (pair: number) => {
    const [one, two, output] = [a[pair] ?? 0, b[pair] ?? 0, outputs[pair] ?? NaN]
    const isSame = same[pair] === 1
    const verdict = judgedRight(judge, { output, same: isSame }) ? 'right' : 'wrong'
    return html`<figure class="pair ${verdict}">
      <div>${image(one)}${image(two)}</div>
      <figcaption>
        ${nameOf(one)} · ${nameOf(two)}<br />${isSame ? 'same' : 'different'}, output
        ${output.toPrecision(3)}: ${verdict}
      </figcaption>
    </figure>`
  }
  const ordered = worstFirst(judged.pairs, judge)
  const [worst, best] = [ordered.slice(0, SHOWN), ordered.slice(SHOWN).slice(-SHOWN).reverse()]
  return html`<h3>Run ${run}: farthest on the wrong side of the threshold</h3>
    <div class="pairs">${worst.map(card)}</div>
    <h3>Run ${run}: farthest on the right side</h3>
    <div class="pairs">${best.map(card)}</div>`
}
