/** Firefox, by WebDriver BiDi. */
import puppeteer, { type Page } from 'puppeteer-core'
import { WINDOW, type Browser, type Candidate } from './browser'
import { findProgram } from './places'

/** Between looks for a page that is being replaced. */
const LOOK_MS = 100

async function launch(executablePath: string): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    defaultViewport: WINDOW,
  })
  await browser.newPage()
  // The headers that isolate a page give it a tab of its own in place of the one before.
  const shown = async (): Promise<Page> => {
    for (;;) {
      const page = (await browser.pages()).at(-1)
      if (page !== undefined) return page
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  }
  return {
    version: await browser.version(),
    async open(address) {
      // Of a page that is open, an address that differs after its # alone is no other page.
      await (await shown()).goto('about:blank')
      await (await shown()).goto(address)
    },
    call: async (act, ...args) =>
      (await shown()).evaluate(`(${act.toString()})(...${JSON.stringify(args)})`) as Promise<never>,
    picture: async () => Buffer.from(await (await shown()).screenshot()),
    close: () => browser.close(),
  }
}

export const FIREFOX: Candidate = {
  name: 'Firefox',
  advice: 'apt-get install firefox-esr, or FIREFOX_PATH',
  async start() {
    const executablePath = findProgram('FIREFOX_PATH', ['firefox', 'firefox-esr'])
    return executablePath === null ? null : launch(executablePath)
  },
}
