import { describe, expect, test, vi } from 'vitest'
import { pixelsOf, startRaster } from './raster'
import { resvgFromDisk } from '../../../node/files'

describe('the rasteriser', () => {
  test('starts once, after a failure too', async () => {
    await expect(startRaster(() => Promise.reject(new Error('not there')))).rejects.toThrow('not')
    const load = vi.fn(resvgFromDisk)
    await Promise.all([startRaster(load), startRaster(load)])
    await startRaster(load)
    expect(load).toHaveBeenCalledTimes(1)
  })

  test('draws SVG at the size it names, colours multiplied by their cover', async () => {
    await startRaster(resvgFromDisk)
    const half = '<rect width="1.5" height="2" fill="#f00"/>'
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2">${half}</svg>`
    const row = [255, 0, 0, 255, 128, 0, 0, 128, 0, 0, 0, 0]
    expect([...pixelsOf(svg)]).toEqual([...row, ...row])
  })
})
