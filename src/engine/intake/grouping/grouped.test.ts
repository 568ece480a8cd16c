import { describe, expect, it } from 'vitest'
import { groupedBy } from './grouped'
import { isSamePartition } from './partition'
import { spelt } from './spelling'
import { LAYOUTS, type Layout } from './testLayouts'
import { readFileSync } from 'node:fs'

export function judged({ paths, person, kind }: Layout) {
  const found = groupedBy(paths, false)
  const wanted = paths.map(person)
  const names = found.ways.map((way) => spelt(way.names, found.kind === 'characters').names)
  return {
    found,
    isRight: isSamePartition(names[0]!, wanted),
    isThere: names.some((each) => isSamePartition(each, wanted)),
    isSaid: found.ways[0]!.unsure !== null,
    kind: found.kind === (kind ?? 'people'),
  }
}

describe('people of a layout', () => {
  it.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('are told: %s', (_, layout) => {
    const { found, isRight, isSaid, kind } = judged(layout)
    const [best] = found.ways
    expect([best!.id, best!.names.slice(0, 12), isRight, isSaid]).toEqual([
      best!.id,
      best!.names.slice(0, 12),
      true,
      layout.isOpen === true,
    ])
    expect([found.kind, kind]).toEqual([found.kind, true])
  })
})
