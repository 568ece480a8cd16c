/** The accuracy that is reported, told by what it computes. */
import { argument } from '../evaluate/machine'
import type { Interpreter } from '../evaluate/interpreter'
import { isKind, Sym, type Value } from '../evaluate/values'
import type { Place } from '../python/ast'
import type { FittedFunction } from '../reading'
import { recogniseMetric } from '../recognise/metric'
import type { Shapes } from '../recognise/probe'
import type { Notes } from './notes'
import { firstLineOf } from './objective'
import { arrayValue, asked, replay } from './replay'
import type { Scene } from './scene'

const ACCURACY = /acc/i
/** How labels and outputs may come. */
const SHAPES: readonly Shapes[] = [
  { labels: 'n1', outputs: 'n1' },
  { labels: 'n', outputs: 'n1' },
  { labels: 'n', outputs: 'n' },
]

export function metricOf(m: Interpreter, notes: Notes, scene: Scene): readonly FittedFunction[] {
  const given = scene.compile === null ? undefined : argument(scene.compile.args, 2, 'metrics')
  const list =
    given === undefined
      ? []
      : isKind(given.value, 'list') || isKind(given.value, 'tuple')
        ? given.value.items
        : [given.value]
  for (const each of list) {
    const found = one(m, notes, each, given!.place)
    if (found !== null) return found
  }
  if (given !== undefined) return []
  for (const func of m.functions) {
    if (!ACCURACY.test(func.name) || func.owner !== null || func.params.length < 2) continue
    const found = one(m, notes, func, func.place)
    if (found !== null) return found
  }
  return []
}

function one(
  m: Interpreter,
  notes: Notes,
  metric: Value,
  place: Place,
): readonly FittedFunction[] | null {
  if (typeof metric === 'string' || isKind(metric, 'library')) {
    const name = typeof metric === 'string' ? metric : metric.path
    if (!ACCURACY.test(name)) return null
    notes.set(
      { metric: 'binary_accuracy' },
      place,
      `“${name.split('.').at(-1)}” is binary_accuracy here: label = (output > ½)`,
    )
    return []
  }
  if (!isKind(metric, 'func') && !isKind(metric, 'made')) return null
  const labels = new Sym('unknown', [], new Map(), null, null)
  const outputs = new Sym('unknown', [], new Map(), null, null)
  const probe = (x: Value): Value => x
  const value = m.guarded(() =>
    m.call(
      metric,
      {
        positional: [labels, outputs].map((each) => ({ value: probe(each), place })),
        named: new Map(),
      },
      null,
    ),
  )
  if (!isKind(value, 'sym')) return null
  const readings = SHAPES.map((shapes) =>
    asked(m, () =>
      recogniseMetric(
        (y, o) =>
          replay(
            m,
            value,
            new Map<Sym, Value>([
              [labels, arrayValue(y)],
              [outputs, arrayValue(o)],
            ]),
          ),
        shapes,
      ),
    ),
  )
  const reading = readings.find(({ threshold }) => threshold !== null) ?? readings[0]!
  const at = isKind(metric, 'func') ? firstLineOf(notes, metric.place) : place
  const name = isKind(metric, 'func') ? metric.name : (metric.path.split('.').at(-1) ?? '')
  if (reading.threshold === null) {
    if (!ACCURACY.test(name)) return null
    notes.add(
      'unknown',
      at,
      `This metric is none of those here (${reading.said}); accuracy is measured at the threshold that the loss aims at`,
      ['metric'],
    )
    return [
      { name, line: notes.lineOf(at.from), role: 'metric', said: reading.said, deviation: null },
    ]
  }
  if (reading.metric === null) {
    notes.set(
      { metric: 'verified' },
      at,
      `${reading.said}: here accuracy is measured at the threshold that the loss aims at`,
      'unknown',
    )
  } else notes.set({ metric: reading.metric }, at, `The metric: ${reading.said}`)
  return [
    {
      name,
      line: notes.lineOf(at.from),
      role: 'metric',
      said: reading.said,
      deviation: reading.deviation,
    },
  ]
}
