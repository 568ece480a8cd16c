/** PyTorch on the CPU, in a process of its own, where a python3 has it. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { FEWEST_STEPS } from '../statistics'
import type { Workload } from '../workloads'
import { CannotStart, type Budget, type Measured } from './measured'

const SCRIPT = fileURLToPath(new URL('../torch_step.py', import.meta.url))
const DATA = fileURLToPath(new URL('../../../public/data/mnist01.bin', import.meta.url))
const run = promisify(execFile)

export interface Torch {
  readonly version: string
  measure(workload: Workload, threads: number, budget: Budget): Promise<Measured>
}

/** The first python3 that has torch. Throws `CannotStart` where none has. */
export async function findTorch(): Promise<Torch> {
  const tried = process.env.PYTHON ? [process.env.PYTHON] : ['python3', '/usr/bin/python3']
  const reasons: string[] = []
  for (const python of tried) {
    try {
      const { stdout } = await run(python, ['-c', 'import torch; print(torch.__version__)'])
      return { version: stdout.trim(), measure: measureWith(python) }
    } catch (thrown) {
      reasons.push(`${python}: ${lastLine(thrown)}`)
    }
  }
  throw new CannotStart(`no python3 has torch (${reasons.join('; ')})`)
}

const measureWith =
  (python: string) => async (workload: Workload, threads: number, budget: Budget) => {
    const { size, channels, batch, optimizer, learningRate } = workload.config
    const job = { size, channels, batch, optimizer, learningRate, layers: workload.layers }
    const timing = { ...budget, fewest: FEWEST_STEPS, threads, data: DATA }
    const { stdout } = await run(python, [SCRIPT, JSON.stringify({ ...job, ...timing })])
    return JSON.parse(stdout) as Measured
  }

/** Of what a process said before it failed: Python names the error there. */
function lastLine(thrown: unknown): string {
  const { stderr, message } = thrown as { stderr?: string; message?: string }
  const said = stderr?.trim() || message || String(thrown)
  return said.split('\n').at(-1) ?? said
}
