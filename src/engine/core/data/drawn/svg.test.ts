import { afterEach, describe, expect, test, vi } from 'vitest'
import { peopleOf } from './people'
import { photoOf } from './photo'
import { svgOf } from './svg'

const photo = (() => {
  const [person] = peopleOf(1, 1)
  if (person === undefined) throw new Error('there is no person')
  return photoOf(person, 1, 0, 0)
})()

afterEach(() => vi.unstubAllGlobals())

describe('a photo as SVG', () => {
  test('has its size, its background and its pose', () => {
    const svg = svgOf(photo, 64)
    expect(svg).toContain('width="64" height="64"')
    expect(svg).toContain(`fill="${photo.background}"`)
    expect(svg).toContain(`rotate(${photo.pose.turn})`)
    expect(svg).toContain(photo.face.body.color)
  })

  test('is whole: every group that opens closes', () => {
    const svg = svgOf(photo, 64)
    expect(svg.match(/<g[ >]/g)?.length).toBe(svg.match(/<\/g>/g)?.length)
    expect(svg.match(/<svg/g)).toHaveLength(1)
  })

  test('is drawn the same where there is no Node, and leaves no trace in the global scope', () => {
    const inNode = svgOf(photo, 64)
    const names = Object.getOwnPropertyNames(globalThis)
    vi.stubGlobal('global', undefined)
    Reflect.deleteProperty(globalThis, 'global')
    expect(svgOf(photo, 64)).toBe(inNode)
    expect(['global', 'document'].filter((name) => name in globalThis)).toEqual([])
    vi.unstubAllGlobals()
    expect(Object.getOwnPropertyNames(globalThis).sort()).toEqual(names.sort())
  })
})
