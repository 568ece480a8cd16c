/** What is said of the lines while the code is read off: one line may have several notes. */
import type { ConfigPatch, FieldId } from '../../domain/config'
import type { Place } from '../python/ast'
import type { LineReading, Mark } from '../reading'

export interface Note {
  readonly place: Place
  readonly mark: Mark
  readonly text: string
  readonly fields: readonly FieldId[]
}

export class Notes {
  readonly all: Note[] = []
  readonly config: Record<string, unknown> = {}
  /** Where something is said of that has no place of its own: the training, or the model. */
  otherwise: Place = { from: 0, to: 0 }
  private readonly starts: number[]

  constructor(readonly text: string) {
    this.starts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
      this.starts.push(at + 1)
  }

  add(mark: Mark, place: Place, text: string, fields: readonly FieldId[] = []): void {
    this.all.push({ place: place.to > 0 ? place : this.otherwise, mark, text, fields })
  }

  /** A setting that the code says, there where it says it. */
  set(patch: ConfigPatch, place: Place, text: string, mark: Mark = 'understood'): void {
    Object.assign(this.config, patch)
    this.add(mark, place, text, Object.keys(patch) as FieldId[])
  }

  /** From 1. */
  lineOf(offset: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  /** Where a line's text begins and ends, without what indents it. */
  lineSpan(line: number): Place {
    const from = this.starts[line - 1] ?? 0
    const to = (this.starts[line] ?? this.text.length + 1) - 1
    const text = this.text.slice(from, to)
    return {
      from: from + (text.length - text.trimStart().length),
      to: from + text.trimEnd().length,
    }
  }

  lines(): LineReading[] {
    const seen = new Set<string>()
    return this.all
      .map(({ place, mark, text, fields }): LineReading => ({
        line: this.lineOf(place.from),
        mark,
        text,
        fields,
        ...(place.to > place.from && { span: [place.from, place.to] as const }),
      }))
      .filter((each) => {
        const key = `${each.line} ${each.mark} ${each.text}`
        if (seen.has(key)) return false
        seen.add(key)
        return true
      })
      .toSorted((a, b) => a.line - b.line)
  }
}
