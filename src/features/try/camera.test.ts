import { describe, expect, it, vi } from 'vitest'
import { cameraProblem, closeCamera, NO_CAMERA_HERE, openCamera } from './camera'

describe('the camera', () => {
  it('says that a page must be secure where the browser offers none', async () => {
    // An insecure page has no `mediaDevices`; `undefined` as an argument would stand for the real one.
    vi.stubGlobal('navigator', {})
    await expect(openCamera()).rejects.toThrow(NO_CAMERA_HERE)
    vi.unstubAllGlobals()
  })

  it.each([
    ['NotAllowedError', /Allow it at the camera sign/],
    ['SecurityError', /Allow it at the camera sign/],
    ['NotFoundError', /No camera was found/],
    ['OverconstrainedError', /No camera was found/],
    ['NotReadableError', /another program/],
    ['AbortError', /another program/],
    ['TypeError', /could not be opened \(odd\)/],
  ])('tells %s with what to do', async (name, message) => {
    const thrown = new DOMException('odd', name)
    expect(cameraProblem(thrown)).toMatch(message)
    expect(cameraProblem(thrown)).toMatch(/choose a file/i)
    const devices = { getUserMedia: () => Promise.reject(thrown) }
    await expect(openCamera(devices)).rejects.toThrow(message)
  })

  it('is closed by stopping every track', () => {
    const tracks = [{ stop: vi.fn() }, { stop: vi.fn() }]
    closeCamera({ getTracks: () => tracks } as unknown as MediaStream)
    for (const track of tracks) expect(track.stop).toHaveBeenCalledOnce()
  })
})
