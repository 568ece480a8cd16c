/** The journey in each browser that is here, and a table of what came of it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHROMIUM } from './chromium'
import type { Browser, Candidate } from './browser'
import { plainSite, STOPS } from './journey'
import { FIREFOX } from './firefox'
import { WEBKIT } from './webkit'

const CANDIDATES: readonly Candidate[] = [CHROMIUM, FIREFOX, WEBKIT]
const PICTURES = 'test-results/browsers'

/** Stops that failed. */
async function travel(name: string, browser: Browser): Promise<number> {
  let failures = 0
  const site = await plainSite()
  try {
    for (const stop of STOPS) {
      const row = (mark: string, said: string) =>
        console.log(`| ${name} | ${stop.name} | ${mark} | ${said} |`)
      try {
        row('✓', await stop.go(browser, site))
      } catch (thrown) {
        failures++
        const path = join(PICTURES, `${name}-${stop.name}.png`)
        mkdirSync(PICTURES, { recursive: true })
        writeFileSync(path, await browser.picture())
        row('✕', `${thrown instanceof Error ? thrown.message : String(thrown)} (${path})`)
      }
    }
  } finally {
    site.close()
  }
  return failures
}

/**
 * A browser that is not here is said, and no failure, unless it was asked for.
 * @param asked names of browsers; none for all
 * @returns the exit code: 1 where anything failed or no browser is here
 */
export async function main(asked: readonly string[]): Promise<number> {
  const isAsked = ({ name }: Candidate) =>
    asked.some((each) => each.toLowerCase() === name.toLowerCase())
  const candidates = asked.length === 0 ? CANDIDATES : CANDIDATES.filter(isAsked)
  const versions: string[] = []
  let failures = 0
  console.log('| browser | journey | | what came of it |\n| --- | --- | --- | --- |')
  for (const { name, advice, start } of candidates) {
    const browser = await start()
    if (browser === null) {
      if (asked.length > 0) failures++
      console.log(`| ${name} | | – | not here: ${advice} |`)
      continue
    }
    versions.push(browser.version)
    try {
      failures += await travel(name, browser)
    } finally {
      await browser.close()
    }
  }
  console.log(`\nRan in ${versions.join(', ') || 'no browser'}; ${failures} failed.`)
  return failures > 0 || versions.length === 0 ? 1 : 0
}
