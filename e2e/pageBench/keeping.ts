/** What it costs a run to be kept. */
import type { Page } from '@playwright/test'
import { millisecondsUntil, region } from '../support/playground'

export const KEPT = 'steps=600'

/** Milliseconds from Train to the end of a run that its browser keeps. */
export async function timeKept(page: Page): Promise<number> {
  const ms = await millisecondsUntil(page, 'Train', 'data-state', 'finished')
  if ((await keptSteps(page)) === null) throw new Error('The run was not kept.')
  return ms
}

/** The same where the Worker has no files to keep it in. */
export async function timeUnkept(page: Page): Promise<number> {
  page.on('worker', (worker) => {
    const forbid = () => {
      navigator.storage.getDirectory = () => Promise.reject(new Error('There is none.'))
    }
    // Workers of the first pairs end before they hear of it.
    worker.evaluate(forbid).catch(() => undefined)
  })
  const ms = await millisecondsUntil(page, 'Train', 'data-state', 'finished')
  if ((await keptSteps(page)) !== null) throw new Error('The run was kept all the same.')
  return ms
}

const keptSteps = (page: Page) => region(page).getAttribute('data-kept-at')
