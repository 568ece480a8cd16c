/** Chromium, which all other journeys go on in: what the others are held against. */
import { chromium } from '@playwright/test'
import { findChromium, QUIET_FLAGS } from '../../tools/chromium.js'
import { WINDOW, type Browser, type Candidate } from './browser'

async function launch(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: [...QUIET_FLAGS] })
  const page = await browser.newPage({ viewport: WINDOW })
  return {
    version: `Chromium ${browser.version()}`,
    async open(address) {
      await page.goto('about:blank')
      await page.goto(address)
    },
    call: (act, ...args) =>
      page.evaluate(`(${act.toString()})(...${JSON.stringify(args)})`) as Promise<never>,
    picture: () => page.screenshot(),
    close: () => browser.close(),
  }
}

export const CHROMIUM: Candidate = {
  name: 'Chromium',
  advice: 'npx playwright install chromium, or CHROMIUM_PATH',
  async start() {
    const executablePath = findChromium()
    return executablePath === null ? null : launch(executablePath)
  },
}
