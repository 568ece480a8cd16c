import { expect, it } from 'vitest'
import { dataSweep } from '../domain/dataSweep'
import { DEFAULT_CONFIG } from '../domain/config'
import { DRAWN_FACES } from '../domain/drawnFaces'
import { stepRecord } from '../domain/testRecords'
import { idleRun } from './runView'
import { sweepTimeText } from './sweepTime'

const plan = dataSweep({ ...DEFAULT_CONFIG, data: 'faces' }, DRAWN_FACES) ?? expect.fail('no plan')

function after(...times: number[]) {
  const view = idleRun()
  times.forEach((ms, i) => view.log.append(stepRecord({ step: i + 1, ms })))
  return view
}

it('tells how long a sweep takes by the steps that were measured', () => {
  expect(sweepTimeText(plan, after(30, 20, 900))).toBe(
    'About 3 min: 18 runs of 300 steps, and a step of A took 30 ms. Judging comes on top.',
  )
  expect(sweepTimeText(plan, after(4.26))).toMatch(/^About 23 s: .* took 4\.3 ms\./)
  expect(sweepTimeText(plan, after(2000))).toMatch(/^About 3\.0 h: /)
})

it('and nothing where none was', () => {
  expect(sweepTimeText(plan, idleRun())).toBeNull()
})
