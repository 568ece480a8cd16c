import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { restAfter } from './pace'
import { createPainter } from './painter'
import type { Scene } from './scene'

const surface = vi.hoisted(() => ({
  draw: vi.fn(async () => undefined),
  finalize: vi.fn(),
  createSurface: vi.fn(),
}))
vi.mock('./surface', () => ({ createSurface: surface.createSurface }))
vi.mock('./theme', () => ({ readTheme: () => ({}), watchTheme: () => () => undefined }))

const scene = {} as Scene
const element = { clientWidth: 300, clientHeight: 150 } as HTMLElement
const page = Object.assign(new EventTarget(), { hidden: false })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', page)
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  page.hidden = false
  surface.createSurface.mockResolvedValue(surface)
})
afterEach(() => {
  vi.useRealTimers()
  vi.resetAllMocks()
})

describe('a painter', () => {
  it('draws once for many requests, then rests', async () => {
    const painter = createPainter(
      element,
      () => scene,
      () => undefined,
    )
    for (let i = 0; i < 10; i++) painter.request()
    await vi.advanceTimersByTimeAsync(10)
    expect(surface.draw).toHaveBeenCalledTimes(1)
    for (let i = 0; i < 10; i++) painter.request()
    await vi.advanceTimersByTimeAsync(250)
    expect(surface.draw).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(100)
    expect(surface.draw).toHaveBeenCalledTimes(2)
  })

  it('rests four times as long as a slow draw took', async () => {
    surface.draw.mockImplementation(
      () => new Promise((done) => setTimeout(() => done(undefined), 200)),
    )
    const painter = createPainter(
      element,
      () => scene,
      () => undefined,
    )
    painter.request()
    await vi.advanceTimersByTimeAsync(210)
    painter.request()
    await vi.advanceTimersByTimeAsync(700)
    expect(surface.draw).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(surface.draw).toHaveBeenCalledTimes(2)
  })

  it('waits while the page is hidden and draws when it is back', async () => {
    const painter = createPainter(
      element,
      () => scene,
      () => undefined,
    )
    page.hidden = true
    painter.request()
    await vi.advanceTimersByTimeAsync(5000)
    expect(surface.draw).not.toHaveBeenCalled()
    page.hidden = false
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(10)
    expect(surface.draw).toHaveBeenCalledTimes(1)
  })

  it('loads nothing while there is nothing to show', async () => {
    const report = vi.fn()
    createPainter(element, () => null, report).request()
    await vi.advanceTimersByTimeAsync(10)
    expect(surface.createSurface).not.toHaveBeenCalled()
    expect(report).toHaveBeenCalledWith({ status: 'waiting' })
  })

  it('says why drawing failed, and tries again only when asked to', async () => {
    const report = vi.fn()
    surface.createSurface.mockRejectedValueOnce(new Error('no network'))
    const painter = createPainter(element, () => scene, report)
    painter.request()
    await vi.advanceTimersByTimeAsync(10)
    expect(report).toHaveBeenLastCalledWith({ status: 'failed', cause: 'no network' })
    painter.request()
    await vi.advanceTimersByTimeAsync(5000)
    expect(surface.createSurface).toHaveBeenCalledTimes(1)
    painter.retry()
    await vi.advanceTimersByTimeAsync(10)
    expect(report).toHaveBeenLastCalledWith({ status: 'painted', scene, width: 300 })
  })

  it('frees its surface, also one that arrives after it was disposed of', async () => {
    const early = createPainter(
      element,
      () => scene,
      () => undefined,
    )
    early.request()
    await vi.advanceTimersByTimeAsync(10)
    early.dispose()
    expect(surface.finalize).toHaveBeenCalledTimes(1)

    surface.createSurface.mockImplementation(
      () => new Promise((done) => setTimeout(() => done(surface), 50)),
    )
    const late = createPainter(
      element,
      () => scene,
      () => undefined,
    )
    late.request()
    await vi.advanceTimersByTimeAsync(10)
    late.dispose()
    await vi.advanceTimersByTimeAsync(100)
    expect(surface.finalize).toHaveBeenCalledTimes(2)
  })
})

describe('restAfter', () => {
  it('leaves drawing at most a fifth of the time, up to half a second a draw', () => {
    for (const drawTime of [1, 50, 200, 500])
      expect(drawTime / (drawTime + restAfter(drawTime))).toBeLessThanOrEqual(0.2)
  })

  it('is never more than two seconds, however slow a draw was', () => {
    expect(restAfter(10_000)).toBe(2000)
  })
})
