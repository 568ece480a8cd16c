import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { BackendId } from '../../domain/settings'
import { startBackend } from './backends'
import { Unavailable, type Starter } from './backends/starter'
import { findAdapter, isSoftware, startWebgpu, watch } from './backends/webgpu'

vi.mock('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url', () => ({
  default: `${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm`,
}))
vi.mock('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url', () => ({
  default: `${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm`,
}))
vi.mock('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url', () => ({
  default: `${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm`,
}))

const starts: Starter = async ({ software }) => (software ? 'any adapter' : 'a real adapter')
const refuses =
  (reason: string): Starter =>
  async () => {
    throw new Unavailable(reason)
  }
const all = (starter: Starter): Record<BackendId, Starter> => ({
  webgpu: starter,
  wasm: starter,
  webgl: starter,
  cpu: starter,
})
const ignore = () => undefined

describe('the choice of a backend', () => {
  it('takes WebGPU on a real adapter by itself', async () => {
    const info = await startBackend('auto', ignore, null, all(starts))
    expect(info).toMatchObject({ id: 'webgpu', label: 'WebGPU', detail: 'a real adapter' })
  })

  it('falls to WASM, then WebGL, then the CPU, and says why', async () => {
    const without = { ...all(starts), webgpu: refuses('No WebGPU here.') }
    expect(await startBackend('auto', ignore, null, without)).toMatchObject({
      id: 'wasm',
      why: 'No WebGPU here.',
    })
    const barely = { ...without, wasm: refuses('No WASM.'), webgl: refuses('No WebGL.') }
    expect(await startBackend('auto', ignore, null, barely)).toMatchObject({
      id: 'cpu',
      why: 'No WebGPU here. No WASM. No WebGL.',
    })
  })

  it('takes an explicit choice as it is, software adapters included', async () => {
    const info = await startBackend('webgpu', ignore, null, all(starts))
    expect(info).toMatchObject({ id: 'webgpu', detail: 'any adapter', why: 'It was chosen.' })
  })

  it('does not replace an explicit choice that cannot start', async () => {
    const start = startBackend('webgpu', ignore, null, {
      ...all(starts),
      webgpu: refuses('No adapter.'),
    })
    await expect(start).rejects.toMatchObject({
      run: { code: 'backend_unavailable', cause: 'No adapter.', field: 'backend' },
    })
  })

  it('passes on a failure that is no refusal', async () => {
    const broken: Starter = async () => {
      throw new TypeError('broken')
    }
    await expect(startBackend('auto', ignore, null, all(broken))).rejects.toThrow(TypeError)
  })

  it('finds no WebGPU where the browser has none and starts WASM with its one thread', async () => {
    vi.stubGlobal('navigator', {})
    // Packages have whole paths here, our own files paths from the root.
    const pathOf = (url: string) => (url.startsWith(process.cwd()) ? url : process.cwd() + url)
    vi.stubGlobal('fetch', async (url: string) => new Response(await readFile(pathOf(url))))
    const info = await startBackend('auto', ignore)
    expect(info).toMatchObject({ id: 'wasm', label: 'WASM', detail: '1 thread, SIMD' })
    expect(info.why).toMatch(/^No WebGPU here: /)
  })

  it('starts the CPU anywhere, and WebGL not without an OffscreenCanvas', async () => {
    expect(await startBackend('cpu', ignore)).toMatchObject({ id: 'cpu' })
    await expect(startBackend('webgl', ignore)).rejects.toMatchObject({
      run: { code: 'backend_unavailable' },
    })
  })
})

describe('a WebGPU adapter', () => {
  const adapter = (info: Partial<GPUAdapterInfo>, more: object = {}) => ({
    info: { vendor: '', architecture: '', description: '', device: '', ...info } as GPUAdapterInfo,
    ...more,
  })

  it.each([
    [adapter({ isFallbackAdapter: true })],
    [adapter({}, { isFallbackAdapter: true })],
    [adapter({ vendor: 'google', architecture: 'swiftshader' })],
    [adapter({ description: 'llvmpipe (LLVM 15.0.6, 256 bits)' })],
    [adapter({ description: 'Microsoft Basic Render Driver' })],
  ])('is told from a real one: %j', (software) => {
    expect(isSoftware(software)).toBe(true)
  })

  it.each([[adapter({ vendor: 'nvidia', architecture: 'ampere' })], [adapter({})]])(
    'is taken for real: %j',
    (real) => {
      expect(isSoftware(real)).toBe(false)
    },
  )
})

describe('a browser that does not answer for WebGPU', () => {
  const adapter = { info: { vendor: 'nvidia' } }
  const never = new Promise<never>(ignore)

  afterEach(() => void vi.useRealTimers())

  it('is asked once more', async () => {
    vi.useFakeTimers()
    const requestAdapter = vi.fn().mockReturnValueOnce(never).mockResolvedValue(adapter)
    vi.stubGlobal('navigator', { gpu: { requestAdapter } })
    const found = findAdapter()
    await vi.runAllTimersAsync()
    expect(await found).toBe(adapter)
  })

  it('is said not to answer, and another backend is taken', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('navigator', { gpu: { requestAdapter: () => never } })
    const started = startBackend('auto', ignore, null, { ...all(starts), webgpu: startWebgpu })
    await vi.runAllTimersAsync()
    expect(await started).toMatchObject({
      id: 'wasm',
      why: 'No WebGPU here: this browser has named no adapter within 15 s. Starting the browser anew may help.',
    })
  })
})

describe('a WebGPU device', () => {
  class OutOfMemory extends Error {}
  vi.stubGlobal('GPUOutOfMemoryError', OutOfMemory)

  function deviceThat(error: Error, lost: Promise<GPUDeviceLostInfo> = new Promise(ignore)) {
    const addEventListener = (_type: string, listen: (event: object) => void) => listen({ error })
    return { lost, addEventListener } as unknown as Pick<GPUDevice, 'lost' | 'addEventListener'>
  }
  const told = (device: Pick<GPUDevice, 'lost' | 'addEventListener'>) =>
    new Promise((resolve) => watch(device, resolve))

  it('that runs out of memory says so', async () => {
    expect(await told(deviceThat(new OutOfMemory('too big')))).toMatchObject({
      run: { code: 'out_of_memory', cause: 'too big' },
    })
  })

  it('that refuses its work says so', async () => {
    expect(await told(deviceThat(new Error('bad shader')))).toMatchObject({
      run: { code: 'internal', cause: 'bad shader' },
    })
  })

  it('that is lost says why', async () => {
    const lost = Promise.resolve({ reason: 'unknown', message: 'hung' } as GPUDeviceLostInfo)
    const device = { lost, addEventListener: ignore } as unknown as GPUDevice
    expect(await told(device)).toMatchObject({ run: { code: 'device_lost', cause: 'hung' } })
  })
})
