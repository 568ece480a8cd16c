/** How a row is measured: by its rival, in a browser or a process of its own. */
import { inBrowser } from './browser'
import type { Options } from './options'
import type { Row } from './plan'
import type { KernelResult } from './report'
import { CannotStart, type Measured } from './rivals/measured'
import { measureOurs } from './rivals/ours'
import { measureInPage } from './rivals/page'
import type { Torch } from './rivals/torch'
import type { Site } from './site'

/** What the measuring of a row may use. */
export interface Bench {
  readonly options: Options
  readonly playground: Site
  readonly page: Site
  /** Threads of PyTorch. */
  readonly threads: number
  readonly torch: Torch | CannotStart
}

/** One round of a step row. Rejects with `CannotStart` where it cannot be measured here. */
export function measureStep(row: Row, bench: Bench): Promise<Measured> {
  const { options, playground, page, threads, torch } = bench
  const { rival, workload, backend } = row
  switch (rival) {
    case 'ours':
      return inBrowser(options.gpu, (tab) =>
        measureOurs(tab, playground.address, workload, backend, options),
      )
    case 'stock':
      return inBrowser(options.gpu, (tab) =>
        measureInPage(tab, page.address, { ...row, rival }, options, false),
      )
    case 'torch':
      if (torch instanceof CannotStart) return Promise.reject(torch)
      return torch.measure(workload, threads, options)
    default:
      return rival satisfies never
  }
}

/** Where a step's time goes, of ours or of stock. */
export async function measureKernels(row: Row, { options, page }: Bench): Promise<KernelResult> {
  const { rival } = row
  if (rival === 'torch') throw new Error('internal: PyTorch has no kernels to time')
  try {
    const answer = await inBrowser(options.gpu, (tab) =>
      measureInPage(tab, page.address, { ...row, rival }, options, true),
    )
    return { row, answer, remark: '' }
  } catch (thrown) {
    if (!(thrown instanceof CannotStart)) throw thrown
    return { row, answer: null, remark: thrown.message }
  }
}
