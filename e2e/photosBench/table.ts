/** What was measured, in Markdown: a row a quantity, a column a time. */
import { bytesText } from '../../src/domain/memory'
import { median } from '../bench/statistics'
import { formatNumber } from '../bench/table'
import type { Measured } from './measure'

type Quantity = readonly [string, (measured: Measured) => number, (value: number) => string]

const percent = (share: number) => `${Math.round(100 * share)} %`
const whole = (value: number) => Math.round(value).toLocaleString('en')
const bytes = (value: number) => (Number.isNaN(value) ? '–' : bytesText(value))

const quantities = (side: number): readonly Quantity[] => [
  ['cores that others used just before', ({ busy }) => busy, percent],
  ['load average just before', ({ load }) => load, formatNumber],
  ['photos read', ({ photos }) => photos, whole],
  ['drop to report, s', ({ reading }) => reading, formatNumber],
  ['photos a second', ({ photos, reading }) => photos / reading, formatNumber],
  ['longest task while reading, ms', (each) => each.readingTasks.longest, whole],
  ['tasks over 50 ms', (each) => each.readingTasks.over50, whole],
  ['tasks over 200 ms', (each) => each.readingTasks.over200, whole],
  ['memory before the drop', ({ memory }) => memory.before, bytes],
  ['most memory while reading', ({ memory }) => memory.reading, bytes],
  ['pixels of the set', ({ photos }) => photos * side * side * 3, bytes],
  ['“Use these photos” until kept, s', ({ keeping }) => keeping, formatNumber],
  ['Train to the first step, s', ({ training }) => training, formatNumber],
  ['longest task from then on, ms', (each) => each.trainingTasks.longest, whole],
  ['its tasks over 200 ms', (each) => each.trainingTasks.over200, whole],
  ['most memory from then on', ({ memory }) => memory.training, bytes],
]

/** The table; with a column for the median where all was done more than once. */
export function tableOf(measured: readonly Measured[], side: number): string {
  const several = measured.length > 1
  const heads = ['', ...measured.map((_, i) => `time ${i + 1}`), ...(several ? ['median'] : [])]
  const rows = quantities(side).map(([name, of, text]) => {
    const values = measured.map(of)
    return [name, ...values.map(text), ...(several ? [text(median(values))] : [])]
  })
  const aligned = heads.map((_, column) => (column === 0 ? '---' : '---:'))
  return [heads, aligned, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
