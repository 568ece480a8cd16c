/** A report of the runs on show as one HTML file: no script, and nothing is fetched. */
import type { PhotoSet } from '../../../domain/photoSet'
import { SET_WORDS } from '../../../domain/setKind'
import { counted } from '../../../domain/splitCounts'
import { html, type Html } from './html'
import {
  curves,
  findings,
  pairs,
  scores,
  settings,
  type ImageUrl,
  type ReportRun,
} from './sections'
import { STYLE } from './style'

export interface Report {
  readonly runs: readonly ReportRun[]
  readonly link: string
  readonly when: Date
  /** Of the page, and of what computes. */
  readonly versions: readonly string[]
}

export function reportHtml({ runs, link, when, versions }: Report, urlOf: ImageUrl): string {
  const title = `Siamese Playground: run ${runs.map(({ run }) => run).join(' and ')}`
  const sets = [...new Set(runs.flatMap(({ view }) => view.set ?? []))]
  const body = html`<header>
      <h1>${title}</h1>
      <p class="muted">
        ${when.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${versions.join(' · ')}
      </p>
      <p>The same settings: <a href="${link}">${link}</a></p>
      ${sets.map(setLine)}
      <table>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">State</th>
            <th scope="col">Steps</th>
            <th scope="col">Backend</th>
          </tr>
        </thead>
        <tbody>
          ${runs.map(stateRow)}
        </tbody>
      </table>
    </header>
    ${settings(runs)}${findings(runs, urlOf)}${scores(runs)}${curves(runs)}${pairs(runs, urlOf)}`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${html`${title}`.html}</title><style>${STYLE}</style></head>
<body>${body.html}</body></html>
`
}

function stateRow({ run, view }: ReportRun): Html {
  const { backend, state, log, resumed } = view
  const on = backend ? `${backend.label}, ${backend.detail}` : 'not started'
  const again = resumed ? `, gone on with after step ${resumed.step}` : ''
  return html`<tr>
    <th scope="row">${run}</th>
    <td>${state}${again}</td>
    <td>${log.length.toLocaleString('en')}</td>
    <td>${on}</td>
  </tr>`
}

function setLine({ name, id, kind, paths, identities }: PhotoSet): Html {
  const { picture, one, many } = SET_WORDS[kind]
  return html`<p>
    Trained on “${name}” (${id}): ${counted(paths.length, picture)} of
    ${counted(identities.length, one, many)}.
  </p>`
}
