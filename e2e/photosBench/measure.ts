/** One folder's way through the page: dropped, read, used, trained on. */
import { loadavg } from 'node:os'
import type { Page } from '@playwright/test'
import { inBrowser } from '../bench/browser'
import { busyShare } from '../bench/machine'
import { figures, lookedAt, openSheet, sheet } from '../support/dataSheet'
import { millisecondsUntil, TINY } from '../support/playground'
import { watchMemory, type MemoryWatch } from './memory'
import { tasksBetween, type Task, type Tasks } from './tasks'

export interface Measured {
  /** Share of the cores, 0 to 1, that others used just before, and the load of the last minute. */
  readonly busy: number
  readonly load: number
  readonly photos: number
  /** Seconds from the drop to the report. */
  readonly reading: number
  readonly readingTasks: Tasks
  /** What the report says under its numbers. */
  readonly said: string
  /** Seconds from “Use these photos” until they are kept, and from Train to the first step. */
  readonly keeping: number
  readonly training: number
  readonly trainingTasks: Tasks
  /** Bytes of all the browser's processes: before the drop, and the most until each end. */
  readonly memory: { readonly before: number; readonly reading: number; readonly training: number }
}

declare global {
  interface Window {
    readonly tasks: Task[]
    /** Resolves with the times of the drop and of the report. */
    readonly reported: Promise<readonly [number, number]>
  }
}

/** Has the page note its long tasks, and when the report's rows come after a drop. */
function watch(): void {
  const tasks: Task[] = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      tasks.push({ start: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
  const reported = new Promise((resolve) => {
    const onDrop = () => {
      const dropped = performance.now()
      new MutationObserver((_, observer) => {
        if (document.querySelector('tr[data-status]') === null) return
        observer.disconnect()
        resolve([dropped, performance.now()])
      }).observe(document.body, { childList: true, subtree: true })
    }
    window.addEventListener('drop', onDrop, { capture: true, once: true })
  })
  Object.assign(window, { tasks, reported })
}

export async function measure(address: string, folder: string, side: number): Promise<Measured> {
  const [busy, [load = NaN]] = [await busyShare(), loadavg()]
  const measured = await inBrowser('--disable-gpu', async (page) => {
    await page.addInitScript(watch)
    await page.goto(`${address}#steps=1&backend=wasm&${TINY}`)
    await openSheet(page)
    await sheet(page).getByLabel('Stored at').fill(String(side))
    await page.keyboard.press('Enter')
    const memory = await watchMemory(page.context().browser()!)
    try {
      return await onPage(page, folder, memory)
    } finally {
      memory.stop()
    }
  })
  return { busy, load, ...measured }
}

async function onPage(page: Page, folder: string, memory: MemoryWatch) {
  const before = memory.peak()
  await dropFolder(page, folder)
  const [dropped, reported] = await page.evaluate(() => window.reported)
  const { photos = 0 } = await figures(page)
  const said = await lookedAt(page).innerText()
  const reading = memory.peak()

  const pressed = await page.evaluate(() => performance.now())
  const keeping = await timed(async () => {
    await sheet(page).getByRole('button', { name: 'Use these photos' }).click()
    await sheet(page).waitFor({ state: 'hidden' })
  })
  const training = await millisecondsUntil(page, 'Train', 'data-step', '1')
  const tasks = await page.evaluate(() => window.tasks)
  return {
    photos,
    said,
    reading: (reported - dropped) / 1000,
    readingTasks: tasksBetween(tasks, dropped, pressed),
    keeping: keeping / 1000,
    training: training / 1000,
    trainingTasks: tasksBetween(tasks, pressed, Infinity),
    memory: { before, reading, training: memory.peak() },
  }
}

/** Drops a folder as the system's own file manager does. */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data })
  await session.detach()
}

async function timed(act: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}
