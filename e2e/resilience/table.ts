/** Prints the table of faults: what was done, what became of it, and how often of so many trials. */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { BECOMES } from './fault'

export default class FaultTable implements Reporter {
  private readonly rows = new Map<string, { held: number; trials: number }>()

  onTestEnd({ title }: TestCase, { status }: TestResult): void {
    const row = this.rows.get(title) ?? { held: 0, trials: 0 }
    row.trials++
    if (status === 'passed') row.held++
    this.rows.set(title, row)
  }

  onEnd(): void {
    console.log('| fault | outcome | held |\n| --- | --- | --- |')
    for (const [title, { held, trials }] of this.rows)
      console.log(`| ${title.split(BECOMES).join(' | ')} | ${held} of ${trials} |`)
  }
}
