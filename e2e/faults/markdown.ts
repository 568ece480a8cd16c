/** The document for people: method, totals, and a line for each entry. */
import type { Fault, Healthy, Misread } from './catalogue/entry'
import { over } from './links'
import { METHOD } from './method'
import { share, tally } from './report'
import type { Result } from './result'
import { counts, cures, detectedAt, falseAlarms, isRight, scoreOf } from './scores'
import { failure } from './truth'

export interface Catalogue {
  readonly faults: readonly Fault[]
  readonly healthy: readonly Healthy[]
  readonly misread: readonly Misread[]
}

export function markdownOf(
  { faults, healthy, misread }: Catalogue,
  results: readonly Result[],
): string {
  const resultsOf = (id: string) => results.filter((each) => each.id === id)
  return [
    METHOD,
    '## Totals',
    totalsTable(results),
    '## By family',
    familyTable(faults, results),
    '## What was told wrongly once',
    misreadTable(misread, resultsOf),
    '## Faults',
    faultTable(faults, resultsOf),
    '## Set-ups that learn',
    healthyTable(healthy, resultsOf),
    '## What it does not get',
    missed(faults, resultsOf),
  ].join('\n\n')
}

const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')

function totalsTable(results: readonly Result[]): string {
  const { runs, detected, right, names, cures } = scoreOf(results)
  const { runs: learning, errors, warnings } = falseAlarms(results)
  return table(
    ['', 'runs'],
    [
      ['failing runs that count', runs],
      ['detected', share(detected, runs)],
      ['cause right', share(right, runs)],
      ['names the changed setting', share(names, runs)],
      ['first fix cures', share(cures, runs)],
      ['learning runs that count', learning],
      ['told a false error', share(errors.length, learning)],
      ['told a false warning', share(warnings.length, learning)],
    ],
  )
}

function familyTable(faults: readonly Fault[], results: readonly Result[]): string {
  const families = [...new Set(faults.map(({ family }) => family))]
  const rows = families.map((family) => {
    const ids = new Set(faults.filter((each) => each.family === family).map(({ id }) => id))
    const { runs, detected, right, names, cures } = scoreOf(results.filter(({ id }) => ids.has(id)))
    return [family, ids.size, runs, detected, right, names, cures]
  })
  return table(['family', 'faults', 'runs', 'detected', 'right', 'names', 'cures'], rows)
}

function faultTable(faults: readonly Fault[], resultsOf: (id: string) => readonly Result[]) {
  const rows = faults.map(({ id, base, fault, setting }) => {
    const all = resultsOf(id)
    const counting = all.filter(counts)
    const { runs, detected, right, names, cures } = scoreOf(counting)
    const steps = counting.map(detectedAt).filter((step) => step !== null)
    const when = steps.length === 0 ? '–' : range(steps)
    const fails = tally(counting.map(({ measured }) => failure(measured) ?? ''))
    const told = tally(
      counting.map(({ first }) => (first ? (first.cause ?? first.code) : 'nothing')),
    )
    return [
      id,
      setting.join(', '),
      `${runs}/${all.length} ${fails}`,
      `${detected} (${when})`,
      ...[right, names, cures],
      told,
      `\`#${over(base, fault)}\``,
    ]
  })
  return table(
    ['fault', 'setting', 'fails', 'detected (step)', 'right', 'names', 'cures', 'told', 'link'],
    rows,
  )
}

function misreadTable(misread: readonly Misread[], resultsOf: (id: string) => readonly Result[]) {
  const rows = misread.map(({ id, kind, before, keys }) => {
    const all = resultsOf(id)
    return [
      kind,
      tally(all.map(({ measured }) => failure(measured) ?? 'learns')),
      before,
      tally(
        all.map(({ first }) => (first ? `${first.title} (${first.cause ?? first.code})` : '–')),
      ),
      tally(all.map(({ fix }) => fix?.label ?? '–')),
      all.some(({ fix }) => fix !== null) ? `${all.filter(cures).length}/${all.length}` : '–',
      `\`#${keys}\``,
    ]
  })
  return table(['what', 'comes out', 'told before', 'told now', 'first fix', 'cures', 'link'], rows)
}

function healthyTable(healthy: readonly Healthy[], resultsOf: (id: string) => readonly Result[]) {
  const rows = healthy.map(({ id, keys }) => {
    const counting = resultsOf(id).filter(counts)
    const told = counting.flatMap((each) =>
      each.told.map(({ severity, code, step }) => `${severity} ${code} at ${step}`),
    )
    const aucs = counting.map(({ measured }) => measured.auc)
    return [
      id,
      `${counting.length}/${resultsOf(id).length}`,
      aucs.length === 0 ? '–' : range(aucs, 3),
      told.length === 0 ? '' : tally(told),
      `\`#${keys}\``,
    ]
  })
  return table(['set-up', 'learns', 'AUC', 'told falsely', 'link'], rows)
}

/** Each fault of which a run was not told rightly, with what was told. */
function missed(faults: readonly Fault[], resultsOf: (id: string) => readonly Result[]): string {
  const rows = faults.flatMap(({ id }) => {
    const wrong = resultsOf(id).filter((each) => counts(each) && !isRight(each))
    if (wrong.length === 0) return []
    const told = wrong.map(({ first, fix }) =>
      first ? `${first.code}, ${first.cause ?? 'no cause'}: ${fix?.label ?? 'no fix'}` : 'nothing',
    )
    return [`- ${id}, seeds ${wrong.map(({ seed }) => seed).join(', ')}: ${tally(told)}`]
  })
  return rows.length === 0 ? 'Nothing.' : rows.join('\n')
}

function range(values: readonly number[], digits = 0): string {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const text = (value: number) => value.toFixed(digits)
  return text(least) === text(most) ? text(least) : `${text(least)}–${text(most)}`
}
