/** Headless Chromium, as quiet as the journeys have it. */
import { chromium, type Browser, type Page } from '@playwright/test'
import { ensureChromium, QUIET_FLAGS } from '../../tools/chromium.js'

/** WebGPU and WebGL in software: both start everywhere, slowly. */
const SOFTWARE = '--enable-unsafe-webgpu --use-webgpu-adapter=swiftshader'

/** @param gpu flags instead of those for software, or null */
function launch(gpu: string | null): Promise<Browser> {
  const flags = (gpu ?? SOFTWARE).split(' ').filter((flag) => flag !== '')
  return chromium.launch({ executablePath: ensureChromium(), args: [...QUIET_FLAGS, ...flags] })
}

export interface Surroundings {
  readonly browser: string
  /** Threads that a page's engine may use. */
  readonly threads: number
  readonly webgpu: string
  readonly webgl: string
}

/**
 * Does this in a page of a browser of its own, and closes it: what a GPU in software has still to
 * compute would slow down whatever is measured next.
 */
export async function inBrowser<T>(
  gpu: string | null,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const browser = await launch(gpu)
  try {
    return await work(await browser.newPage())
  } finally {
    await browser.close()
  }
}

/** What the browser has to compute on. @param address of a page that is cross-origin isolated */
export async function surroundings(page: Page, address: string): Promise<Surroundings> {
  await page.goto(address)
  const found = await page.evaluate(async () => {
    const gpu = navigator.gpu as GPU | undefined
    const info = (await gpu?.requestAdapter())?.info
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
    const unmasked = gl?.getExtension('WEBGL_debug_renderer_info')
    return {
      threads: crossOriginIsolated ? Math.min(8, navigator.hardwareConcurrency) : 1,
      webgpu: info ? info.description || `${info.vendor} ${info.architecture}` : 'none',
      webgl: gl
        ? String(gl.getParameter(unmasked?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER))
        : 'none',
    }
  })
  return { browser: `Chromium ${page.context().browser()?.version()}`, ...found }
}
