import { describe, expect, it } from 'vitest'
import { inParallel, planOf, type Task } from './test.js'

const names = (tasks: readonly Task[]) => tasks.map(({ name }) => name)
const commands = (tasks: readonly Task[]) => tasks.flatMap((task) => task.commands).join('\n')

describe('what is run', () => {
  it('is everything: the units, and beside them five checks, then the journeys', () => {
    const { checks, journeys } = planOf(null)
    expect(checks[0]?.name).toBe('units')
    expect(names(checks.slice(1)).sort()).toEqual(['build', 'format', 'lint', 'rooms', 'types'])
    expect(names(journeys)).toEqual(['journeys'])
    expect(commands(checks)).toContain('--outputFile.json=test-results/vitest.json')
  })

  it('is, of what has changed, no more than that needs', () => {
    const { checks, journeys } = planOf(['README.md', 'src/domain/link.ts'])
    expect(names(checks)).toEqual(['units', 'format', 'lint', 'types'])
    expect(commands(checks)).toContain('prettier --check --ignore-unknown "README.md" "src/domain')
    expect(commands(checks)).not.toMatch(/eslint.*README/)
    expect(journeys).toEqual([])
    expect(commands(checks)).toContain('vitest run --changed')
    expect(names(planOf([]).checks)).toEqual(['types'])
    expect(planOf([]).journeys).toEqual([])
  })

  it('has the journeys that are named, on a page built anew', () => {
    const { checks, journeys } = planOf([], ['e2e/nan.spec.ts'])
    expect(names(checks)).toContain('build')
    expect(commands(journeys)).toMatch(/playwright test .* e2e\/nan\.spec\.ts$/)
  })
})

describe('checks side by side', () => {
  const task = (name: string): Task => ({ name, commands: [] })

  it('are never more than there are jobs, and are all heard, failed ones told', async () => {
    let [now, most] = [0, 0]
    const heard: string[] = []
    const failed = await inParallel(['a', 'b', 'c', 'd'].map(task), 2, async ({ name }) => {
      most = Math.max(most, ++now)
      await new Promise<void>((resolve) => setImmediate(resolve))
      now--
      heard.push(name)
      return name !== 'a' && name !== 'c'
    })
    expect(most).toBe(2)
    expect(heard.sort()).toEqual(['a', 'b', 'c', 'd'])
    expect(failed).toEqual(['a', 'c'])
  })
})
