import { describe, expect, it } from 'vitest'
import { groupedBy } from './grouped'
import { isSamePartition } from './partition'
import { spelt } from './spelling'
import { LAYOUTS, type Layout } from './testLayouts'
import { PUBLIC_SETS } from './testPublicSets'

/** How the best way comes out beside what is right. */
function judged({ paths, person, kind = 'people', isOpen = false, isMissed = false }: Layout) {
  const found = groupedBy(paths, false)
  const [best] = found.ways
  const { names } = spelt(best!.names, found.kind === 'characters')
  const isRight = isSamePartition(names, paths.map(person))
  return {
    told: { isRight, isOpen: best!.unsure !== null, kind: found.kind, by: best!.id, names },
    right: { isRight: !isMissed, isOpen, kind, by: best!.id, names },
  }
}
const rows = (layouts: readonly Layout[]) => layouts.map((layout) => [layout.name, layout] as const)

describe('who is who', () => {
  it.each(rows(LAYOUTS))('is told, and said where it may be otherwise: %s', (_, layout) => {
    const { told, right } = judged(layout)
    expect(told).toEqual(right)
  })

  it.each(rows(PUBLIC_SETS))('is told of sets as they are published: %s', (_, layout) => {
    const { told, right } = judged(layout)
    expect(told).toEqual(right)
  })
})
